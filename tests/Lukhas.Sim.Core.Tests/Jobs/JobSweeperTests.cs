using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Lane;
using Lukhas.Sim.Core.Tests.Lane;
using Lukhas.Sim.TestKit.Inbox;
using Lukhas.Sim.TestKit.Lane;

namespace Lukhas.Sim.Core.Tests.Jobs;

public sealed class JobSweeperTests
{
    [Fact]
    public async Task SweepAsync_WhenNothingHasExpired_DeletesNothing()
    {
        var lane = new LaneHarness();
        var job = await lane.ScheduledAsync();
        await lane.CollectAsync(job);

        Assert.Equal(new SweepResult(0, 0, 0, null), await SweepAsync(lane));
        Assert.NotNull(await DocumentAsync(lane, job));
    }

    [Fact]
    public async Task SweepAsync_WhenJobsHaveExpired_DeletesThemWithTheirDocuments()
    {
        var lane = new LaneHarness();
        var complete = await lane.ScheduledAsync();
        await lane.CollectAsync(complete);
        for (var index = 0; index < 250; index++)
            await lane.ScheduledAsync();
        lane.Time.Advance(TimeSpan.FromHours(24));
        var young = await lane.ScheduledAsync();

        Assert.Equal(new SweepResult(251, 0, 0, null), await SweepAsync(lane));
        Assert.Null(await DocumentAsync(lane, complete));
        Assert.NotNull(await lane.Store.GetAsync(young.Id, CancellationToken.None));
        Assert.Equal(new SweepResult(0, 0, 0, null), await SweepAsync(lane));
    }

    [Fact]
    public async Task SweepAsync_WhenTwoRunAtOnce_IsHarmless()
    {
        var lane = new LaneHarness();
        for (var index = 0; index < 100; index++)
            await lane.ScheduledAsync();
        lane.Time.Advance(TimeSpan.FromHours(24));

        var both = await Task.WhenAll(Task.Run(() => SweepAsync(lane)), Task.Run(() => SweepAsync(lane)));

        Assert.All(both, result => Assert.Equal(0, result.Failed));
        Assert.Empty(await lane.Store.PageDueAsync(DateTimeOffset.MaxValue, 100, CancellationToken.None).ToListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task SweepAsync_WhenTheInboxIsDown_KeepsTheJobsDueAndSaysWhy()
    {
        WatchedInbox? inbox = null;
        var lane = new LaneHarness(inbox: inner => inbox = new WatchedInbox(inner));
        await lane.ScheduledAsync();
        lane.Time.Advance(TimeSpan.FromHours(24));
        inbox!.Down = true;

        var result = await SweepAsync(lane);
        Assert.Equal(1, result.Failed);
        Assert.IsType<StorageUnavailableException>(result.FirstFailure);
        Assert.Null(lane.Sweeper.LastSuccess);

        inbox.Down = false;
        Assert.Equal(1, (await SweepAsync(lane)).Deleted);
        Assert.NotNull(lane.Sweeper.LastSuccess);
    }

    [Fact]
    public async Task SweepAsync_WhenDocumentsAreKeptLonger_RemovesTheJobFirstAndTheDocumentInTime()
    {
        var lane = new LaneHarness(new LaneOptions { InboxRetention = TimeSpan.FromHours(48) });
        var job = await lane.ScheduledAsync();
        await lane.CollectAsync(job);
        lane.Time.Advance(TimeSpan.FromHours(24));

        Assert.Equal(new SweepResult(0, 1, 0, null), await SweepAsync(lane));
        Assert.NotNull(await DocumentAsync(lane, job));

        lane.Time.Advance(TimeSpan.FromHours(24));
        Assert.Equal(new SweepResult(1, 0, 0, null), await SweepAsync(lane));
        Assert.Null(await DocumentAsync(lane, job));
    }

    [Fact]
    public async Task SweepAsync_WhenACancelledJobLeftADocument_RemovesItLongBeforeTheJobExpires()
    {
        var lane = new LaneHarness();
        var job = await lane.ScheduledAsync();
        var read = (await lane.Store.GetAsync(job.Id, CancellationToken.None))!;
        var now = lane.Time.GetUtcNow();
        await lane.Store.ReplaceAsync(job.BeginCollect(new JobLease("killed", now.AddSeconds(60)), now), read.Version, CancellationToken.None);
        await lane.Inbox.CreateAsync(Dreams.Of(new DreamPath(job.Tenant, job.TraceId)), DreamDocument.Of("{}"u8.ToArray()), CancellationToken.None);
        await lane.CancelAsync(job);

        Assert.Equal(new SweepResult(0, 1, 0, null), await SweepAsync(lane));
        Assert.Null(await DocumentAsync(lane, job));
        Assert.NotNull(await lane.Store.GetAsync(job.Id, CancellationToken.None));

        // Whoever held the lease may have written once more before it ran out.
        lane.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(1, (await SweepAsync(lane)).Skipped);
        Assert.Equal(new SweepResult(0, 0, 0, null), await SweepAsync(lane));
        lane.Time.Advance(TimeSpan.FromHours(24));
        Assert.Equal(1, (await SweepAsync(lane)).Deleted);
    }

    [Fact]
    public async Task SweepAsync_WhenAJobExpiresUnderALease_LooksAgainWhenTheLeaseHasRunOut()
    {
        var lane = new LaneHarness();
        var job = await lane.ScheduledAsync();
        lane.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1));
        var read = (await lane.Store.GetAsync(job.Id, CancellationToken.None))!;
        var now = lane.Time.GetUtcNow();
        await lane.Store.ReplaceAsync(job.BeginCollect(new JobLease("killed", now.AddSeconds(60)), now), read.Version, CancellationToken.None);
        lane.Time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(new SweepResult(0, 1, 0, null), await SweepAsync(lane));
        await lane.Inbox.CreateAsync(Dreams.Of(new DreamPath(job.Tenant, job.TraceId)), DreamDocument.Of("{}"u8.ToArray()), CancellationToken.None);
        lane.Time.Advance(TimeSpan.FromSeconds(59));

        Assert.Equal(new SweepResult(1, 0, 0, null), await SweepAsync(lane));
        Assert.Null(await DocumentAsync(lane, job));
    }

    [Fact]
    public async Task SweepAsync_WhenCancelledByItsHost_Stops()
    {
        var lane = new LaneHarness();
        await lane.ScheduledAsync();
        lane.Time.Advance(TimeSpan.FromHours(24));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lane.Sweeper.SweepAsync(new CancellationToken(canceled: true)));

        Assert.Equal(1, (await SweepAsync(lane)).Deleted);
    }

    private static Task<SweepResult> SweepAsync(LaneHarness lane) => lane.Sweeper.SweepAsync(CancellationToken.None);

    private static ValueTask<DreamDocument?> DocumentAsync(LaneHarness lane, Job job) =>
        lane.Inbox.ReadAsync(new DreamPath(job.Tenant, job.TraceId), CancellationToken.None);
}
