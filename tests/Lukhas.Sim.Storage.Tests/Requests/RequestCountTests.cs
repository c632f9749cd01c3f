using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Lane;
using Lukhas.Sim.Storage.Azure.Inbox;
using Lukhas.Sim.Storage.Azure.Jobs;
using Lukhas.Sim.Storage.Tests.Backends;
using Lukhas.Sim.TestKit.Lane;
using Microsoft.Extensions.Time.Testing;

namespace Lukhas.Sim.Storage.Tests.Requests;

/// <summary>What a use case costs in requests to storage, as jobs.md promises.</summary>
public sealed class RequestCountTests(Azurite azurite)
{
    private readonly RequestLog _requests = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("a-key")]
    public async Task Schedule_IsOneRequest(string? key)
    {
        var lane = await OpenAsync();

        await lane.ScheduledAsync(key: key);

        Assert.Single(_requests.Take());
    }

    [Fact]
    public async Task Status_IsOneRequest()
    {
        var lane = await OpenAsync();
        var job = await lane.ScheduledAsync();
        _requests.Take();

        await lane.Lane.StatusAsync(TestKit.Capabilities.Full(), job.Id, Cancellation);

        Assert.Single(_requests.Take());
    }

    [Fact]
    public async Task Collect_WhenColdAndUncontended_IsAtMostFiveRequests()
    {
        var lane = await OpenAsync();
        var job = await lane.ScheduledAsync();
        _requests.Take();

        Assert.IsType<LaneResult<CollectedDreams>.Done>(await lane.CollectAsync(job, cancellation: Cancellation));

        Assert.InRange(_requests.Take().Count, 1, 5);
    }

    [Fact]
    public async Task Collect_WhenWarm_IsTwoRequests()
    {
        var lane = await OpenAsync();
        var job = await lane.ScheduledAsync();
        await lane.CollectAsync(job, cancellation: Cancellation);
        _requests.Take();

        Assert.IsType<LaneResult<CollectedDreams>.Done>(await lane.CollectAsync(job, cancellation: Cancellation));

        Assert.Equal(2, _requests.Take().Count);
    }

    [Fact]
    public async Task Cancel_IsTwoRequests()
    {
        var lane = await OpenAsync();
        var job = await lane.ScheduledAsync();
        _requests.Take();

        await lane.CancelAsync(job);

        Assert.Equal(2, _requests.Take().Count);
    }

    [Fact]
    public async Task List_OfAnInbox_IsOneRequestWhateverIsInTheDocuments()
    {
        var lane = await OpenAsync();
        for (var index = 0; index < 3; index++)
            await lane.CollectAsync(await lane.ScheduledAsync(), cancellation: Cancellation);
        _requests.Take();

        Assert.Equal(3, (await lane.Reader.ListAsync(TestKit.Capabilities.Full(), DreamFilter.All, 50, Cancellation)).Traces.Count);

        Assert.Single(_requests.Take());
    }

    [Fact]
    public async Task Sweep_WhenNothingHasExpired_IsOneRequestAShard()
    {
        var lane = await OpenAsync();
        for (var index = 0; index < 20; index++)
            await lane.ScheduledAsync();
        _requests.Take();

        Assert.Equal(new SweepResult(0, 0, 0, null), await lane.Sweeper.SweepAsync(Cancellation));

        Assert.Equal(JobShard.Count, _requests.Take().Count);
    }

    [Fact]
    public async Task CountWaiting_WithinFiveSeconds_IsOneRequest()
    {
        var time = new FakeTimeProvider();
        var store = new TableJobStore(await azurite.NewTableAsync(_requests.Watch), time);
        for (var asked = 0; asked < 10; asked++)
            await store.CountWaitingAsync(Cancellation);
        Assert.Single(_requests.Take());

        time.Advance(TimeSpan.FromSeconds(5));
        await store.CountWaitingAsync(Cancellation);
        Assert.Single(_requests.Take());
    }

    /// <summary>The lane on Azurite, on a clock that stands still where the lane's own does.</summary>
    private async Task<LaneHarness> OpenAsync()
    {
        var table = await azurite.NewTableAsync(_requests.Watch);
        var container = await azurite.NewContainerAsync(_requests.Watch);
        var time = new FakeTimeProvider(new LaneHarness().Time.GetUtcNow());
        return new LaneHarness(store: _ => new TableJobStore(table, time), inbox: _ => new BlobDreamInbox(container));
    }
}
