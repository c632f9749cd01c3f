using Lukhas.Sim.Core.Lane;
using Lukhas.Sim.TestKit.Lane;

namespace Lukhas.Sim.Core.Tests.Lane;

public sealed class HealthTests
{
    [Fact]
    public async Task HealthAsync_CountsWhatWaits()
    {
        var lane = new LaneHarness();
        await lane.ScheduledAsync();
        await lane.CollectAsync(await lane.ScheduledAsync());

        Assert.Equal(new LaneHealth(true, 1, false, lane.Time.GetUtcNow()), await lane.Lane.HealthAsync(CancellationToken.None));
    }

    [Fact]
    public async Task HealthAsync_WhenTheStoreIsDown_StillAnswers()
    {
        WatchedStore? store = null;
        var lane = new LaneHarness(store: inner => store = new WatchedStore(inner));
        store!.Down = true;

        Assert.Equal(new LaneHealth(true, 0, true, lane.Time.GetUtcNow()), await lane.Lane.HealthAsync(CancellationToken.None));
    }

    [Fact]
    public async Task ReadinessAsync_SaysWhichBackendIsDown()
    {
        WatchedStore? store = null;
        WatchedInbox? inbox = null;
        var lane = new LaneHarness(store: inner => store = new WatchedStore(inner), inbox: inner => inbox = new WatchedInbox(inner));

        Assert.Equal(new LaneReadiness(true, true, null), await lane.Lane.ReadinessAsync(CancellationToken.None));
        store!.Down = true;
        Assert.Equal(new LaneReadiness(false, true, null), await lane.Lane.ReadinessAsync(CancellationToken.None));
        inbox!.Down = true;
        Assert.False((await lane.Lane.ReadinessAsync(CancellationToken.None)).Ready);
    }

    [Fact]
    public async Task ReadinessAsync_AfterASweep_TellsWhenItSucceeded()
    {
        var lane = new LaneHarness();

        await lane.Sweeper.SweepAsync(CancellationToken.None);

        Assert.Equal(lane.Time.GetUtcNow(), (await lane.Lane.ReadinessAsync(CancellationToken.None)).LastSweep);
    }
}
