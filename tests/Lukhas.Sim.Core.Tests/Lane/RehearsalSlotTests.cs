using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Lane;
using Lukhas.Sim.Core.Shards;
using Lukhas.Sim.TestKit.Lane;

namespace Lukhas.Sim.Core.Tests.Lane;

public sealed class RehearsalSlotTests
{
    private static readonly LaneOptions OneSlot = new() { MaxConcurrentRehearsals = 1, RehearsalSlotWait = TimeSpan.Zero };

    [Fact]
    public async Task CollectAsync_WhenAllSlotsAreTaken_LeavesTheJobScheduled()
    {
        var lane = new LaneHarness(OneSlot);
        var job = await lane.ScheduledAsync();
        using (await lane.Slots.TakeAsync(CancellationToken.None))
        {
            var waiting = Assert.IsType<CollectedDreams.InProgress>(Value(await lane.CollectAsync(job)));

            Assert.Equal((JobStatus.Scheduled, TimeSpan.FromSeconds(1)), (waiting.Job.Status, waiting.RetryAfter));
            var kept = (await lane.Store.GetAsync(job.Id, CancellationToken.None))!.Job;
            Assert.Equal((JobStatus.Scheduled, 0), (kept.Status, kept.Attempts));
        }

        Assert.Equal(1, Assert.IsType<CollectedDreams.Complete>(Value(await lane.CollectAsync(job))).Job.Attempts);
    }

    [Fact]
    public async Task CollectAsync_WhenASlotComesFreeInTime_Completes()
    {
        var lane = new LaneHarness(OneSlot with { RehearsalSlotWait = TimeSpan.FromMinutes(1) });
        var job = await lane.ScheduledAsync();
        var slot = await lane.Slots.TakeAsync(CancellationToken.None);
        var collecting = lane.CollectAsync(job).AsTask();

        Assert.False(collecting.IsCompleted);
        slot!.Dispose();

        Assert.IsType<CollectedDreams.Complete>(Value(await collecting));
    }

    [Fact]
    public async Task CollectAsync_WhenTheCallerGoesWhileWaiting_LeavesTheJobScheduled()
    {
        using var gone = new CancellationTokenSource();
        var lane = new LaneHarness(OneSlot with { RehearsalSlotWait = TimeSpan.FromMinutes(1) });
        var job = await lane.ScheduledAsync();
        using var slot = await lane.Slots.TakeAsync(CancellationToken.None);
        var collecting = lane.CollectAsync(job, cancellation: gone.Token).AsTask();

        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => collecting);
        var kept = (await lane.Store.GetAsync(job.Id, CancellationToken.None))!.Job;
        Assert.Equal((JobStatus.Scheduled, 0), (kept.Status, kept.Attempts));
    }

    [Fact]
    public async Task CollectAsync_WhenComplete_NeedsNoSlot()
    {
        var lane = new LaneHarness(OneSlot);
        var job = await lane.ScheduledAsync();
        await lane.CollectAsync(job);
        using var slot = await lane.Slots.TakeAsync(CancellationToken.None);

        Assert.IsType<CollectedDreams.Complete>(Value(await lane.CollectAsync(job)));
    }

    [Fact]
    public async Task CollectAsync_WhenItSucceeds_GivesTheSlotBackBeforeItWrites()
    {
        WatchedInbox? inbox = null;
        var lane = new LaneHarness(OneSlot, inbox: inner => inbox = new WatchedInbox(inner));
        var freeAtTheWrite = 0;
        inbox!.BeforeCreate = () =>
        {
            freeAtTheWrite = lane.Slots.Free;
            return Task.CompletedTask;
        };

        Assert.IsType<CollectedDreams.Complete>(Value(await lane.CollectAsync(await lane.ScheduledAsync())));

        Assert.Equal((1, 1), (freeAtTheWrite, lane.Slots.Free));
    }

    [Fact]
    public async Task CollectAsync_WhenItFails_GivesTheSlotBack()
    {
        var lane = new LaneHarness(OneSlot, schema: new NothingIsValid());
        var job = await lane.ScheduledAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await lane.CollectAsync(job));

        Assert.Equal(1, lane.Slots.Free);
    }

    [Fact]
    public async Task CollectAsync_WhenTheLeaseCannotBeTaken_GivesTheSlotBack()
    {
        WatchedStore? store = null;
        var lane = new LaneHarness(OneSlot, store: inner => store = new WatchedStore(inner));
        var job = await lane.ScheduledAsync();
        store!.BeforeReplace = _ => throw new StorageUnavailableException("The test took the store away.");

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await lane.CollectAsync(job));

        Assert.Equal(1, lane.Slots.Free);
    }

    [Fact]
    public async Task CollectAsync_WhenTheRehearsalIsCalledOff_GivesTheSlotAndTheLeaseBack()
    {
        using var gone = new CancellationTokenSource();
        WatchedStore? store = null;
        var lane = new LaneHarness(OneSlot, store: inner => store = new WatchedStore(inner));
        var job = await lane.ScheduledAsync();
        store!.BeforeReplace = _ => gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await lane.CollectAsync(job, cancellation: gone.Token));

        Assert.Equal(1, lane.Slots.Free);
        Assert.Null((await lane.Store.GetAsync(job.Id, CancellationToken.None))!.Job.Lease);
    }

    private static CollectedDreams Value(LaneResult<CollectedDreams> result) =>
        Assert.IsType<LaneResult<CollectedDreams>.Done>(result).Value;

    private sealed class NothingIsValid : IMatadaSchema
    {
        public IReadOnlyList<string> Validate(System.Text.Json.JsonElement node) => ["nothing is"];
    }
}
