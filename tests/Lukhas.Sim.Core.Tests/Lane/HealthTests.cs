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
        lane.Time.Advance(ReadinessProbe.MaxAge);
        Assert.Equal(new LaneReadiness(false, true, null), await lane.Lane.ReadinessAsync(CancellationToken.None));
        inbox!.Down = true;
        lane.Time.Advance(ReadinessProbe.MaxAge);
        Assert.Equal(new LaneReadiness(false, false, null), await lane.Lane.ReadinessAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ReadinessAsync_WithinFiveSeconds_TellsTheSameAgainAndThenAsksAnew(bool down)
    {
        WatchedStore? store = null;
        var lane = new LaneHarness(store: inner => store = new WatchedStore(inner));
        store!.Down = down;
        Assert.Equal(!down, (await lane.Lane.ReadinessAsync(CancellationToken.None)).Ready);

        store.Down = !down;
        lane.Time.Advance(TimeSpan.FromSeconds(5) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(!down, (await lane.Lane.ReadinessAsync(CancellationToken.None)).Ready);
        Assert.Equal(1, store.Calls);

        lane.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(down, (await lane.Lane.ReadinessAsync(CancellationToken.None)).Ready);
        Assert.Equal(2, store.Calls);
    }

    [Fact]
    public async Task ReadinessAsync_WhenManyAskAtOnce_AsksOnceForThemAllAndOneWhoGivesUpTakesItFromNobody()
    {
        WatchedStore? store = null;
        var lane = new LaneHarness(store: inner => store = new WatchedStore(inner));
        var gate = new TaskCompletionSource();
        store!.BeforePing = () => gate.Task;
        using var patience = new CancellationTokenSource();
        var impatient = lane.Lane.ReadinessAsync(patience.Token).AsTask();
        var others = Enumerable.Range(0, 10).Select(_ => lane.Lane.ReadinessAsync(CancellationToken.None).AsTask()).ToArray();

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        gate.SetResult();

        Assert.All(await Task.WhenAll(others), readiness => Assert.True(readiness.Ready));
        Assert.Equal(1, store.Calls);
    }

    [Fact]
    public async Task ReadinessAsync_WhenABackendHasABug_IsToldOfItOnce()
    {
        WatchedStore? store = null;
        var lane = new LaneHarness(store: inner => store = new WatchedStore(inner));
        store!.BeforePing = () => throw new InvalidOperationException("a bug");
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await lane.Lane.ReadinessAsync(CancellationToken.None));

        store.BeforePing = () => Task.CompletedTask;

        Assert.True((await lane.Lane.ReadinessAsync(CancellationToken.None)).Ready);
    }

    [Fact]
    public async Task ReadinessAsync_AfterASweep_TellsWhenItSucceeded()
    {
        var lane = new LaneHarness();

        await lane.Sweeper.SweepAsync(CancellationToken.None);

        Assert.Equal(lane.Time.GetUtcNow(), (await lane.Lane.ReadinessAsync(CancellationToken.None)).LastSweep);
    }
}
