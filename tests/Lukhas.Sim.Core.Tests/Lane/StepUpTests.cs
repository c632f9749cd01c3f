using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Lane;
using Lukhas.Sim.TestKit.Lane;
using Caller = Lukhas.Sim.TestKit.Capabilities;

namespace Lukhas.Sim.Core.Tests.Lane;

public sealed class StepUpTests
{
    private readonly LaneHarness _lane = new();

    [Fact]
    public async Task ScheduleAsync_WhenNoStepUpIsShown_AsksForOne() =>
        Assert.IsType<Refusal.StepUpRequired>(await ReasonAsync(Caller.Full()));

    [Theory]
    [InlineData(0, true)]
    [InlineData(-60_000, true)]
    [InlineData(-60_001, false)]
    [InlineData(1, false)]
    public async Task ScheduleAsync_AroundTheMaximumAge_HoldsToTheMillisecond(int millisecondsFromNow, bool satisfied)
    {
        var result = await ScheduleAsync(Caller.SteppedUp(_lane.Time.GetUtcNow().AddMilliseconds(millisecondsFromNow)));

        Assert.Equal(satisfied, result is LaneResult<ScheduledJob>.Done);
    }

    [Fact]
    public async Task ScheduleAsync_WhenTheAuthenticationIsWeak_AsksForAStrongOne() =>
        Assert.IsType<Refusal.StepUpRequired>(await ReasonAsync(Caller.SteppedUp(_lane.Time.GetUtcNow()) with { Acr = "urn:lukhas:acr:basic" }));

    [Fact]
    public async Task ScheduleAsync_WhenSatisfied_TheJobRemembersItAndItsNodesAreMade()
    {
        var job = await _lane.ScheduledAsync(SampleSeeds.HighImpact, Caller.SteppedUp(_lane.Time.GetUtcNow()));

        Assert.Equal("step-up", job.StepUp!.Rule);
        Assert.Equal(_lane.Time.GetUtcNow(), job.StepUp.SatisfiedAt);
        Assert.Equal("urn:lukhas:acr:gtpsi", job.StepUp.Acr);
        Assert.False(job.LacksStepUp);
    }

    [Fact]
    public async Task ScheduleAsync_WhenTheTokenIsUsedAgain_AsksAgain()
    {
        var caller = Caller.SteppedUp(_lane.Time.GetUtcNow());
        await _lane.ScheduledAsync(SampleSeeds.HighImpact, caller);

        Assert.IsType<Refusal.StepUpRequired>(await ReasonAsync(caller));
    }

    [Fact]
    public async Task ScheduleAsync_WhenManyRaceWithOneToken_OneWins()
    {
        var caller = Caller.SteppedUp(_lane.Time.GetUtcNow());

        var results = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => ScheduleAsync(caller).AsTask())));

        Assert.Single(results.OfType<LaneResult<ScheduledJob>.Done>());
        Assert.Equal(1, (await _lane.Store.CountWaitingAsync(CancellationToken.None)).Count);
        Assert.Equal(32, _lane.Audit.Records.OfType<AuditRecord.PolicyDecided>().Count());
        Assert.Equal(31, _lane.Audit.Records.OfType<AuditRecord.StepUpRefused>().Count());
    }

    [Theory]
    [InlineData(typeof(AuditRecord.PolicyDecided))]
    [InlineData(typeof(AuditRecord.JobChanged))]
    public async Task ScheduleAsync_WhenARecordCannotBeKept_UsesNoStepUp(Type record)
    {
        var caller = Caller.SteppedUp(_lane.Time.GetUtcNow());
        _lane.Audit.Fails = record.IsInstanceOfType;
        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await ScheduleAsync(caller));
        _lane.Audit.Fails = _ => false;

        Assert.IsType<LaneResult<ScheduledJob>.Done>(await ScheduleAsync(caller));
    }

    [Fact]
    public async Task ScheduleAsync_WhenTheStoreFailsAfterTheUse_AsksForAnotherAndMakesNoJob()
    {
        WatchedStore? store = null;
        var lane = new LaneHarness(store: inner => store = new WatchedStore(inner));
        var caller = Caller.SteppedUp(lane.Time.GetUtcNow());
        store!.BeforeCreate = () => throw new StorageUnavailableException("The store cannot be reached.");
        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await lane.ScheduleAsync(SampleSeeds.HighImpact, caller));
        store.BeforeCreate = () => { };

        var again = Assert.IsType<LaneResult<ScheduledJob>.Refused>(await lane.ScheduleAsync(SampleSeeds.HighImpact, caller));

        Assert.IsType<Refusal.StepUpRequired>(again.Reason);
        Assert.Equal(0, (await lane.Store.CountWaitingAsync(CancellationToken.None)).Count);
    }

    [Fact]
    public async Task ScheduleAsync_WhenTheTokenIsUsedAgain_PutsTheRefusalOnRecordAfterTheJobThatIsNotMade()
    {
        var caller = Caller.SteppedUp(_lane.Time.GetUtcNow());
        await _lane.ScheduledAsync(SampleSeeds.HighImpact, caller);

        await ReasonAsync(caller);

        var records = _lane.Audit.Records.Skip(2).ToArray();
        Assert.Equal(
            [typeof(AuditRecord.PolicyDecided), typeof(AuditRecord.JobChanged), typeof(AuditRecord.StepUpRefused)],
            records.Select(record => record.GetType()));
        var refused = (AuditRecord.StepUpRefused)records[2];
        Assert.Equal((StepUpFault.Used, "step-up"), (refused.Fault, refused.Decision.Rule));
        Assert.Equal(records[1].TraceId, refused.TraceId);
    }

    [Fact]
    public async Task ScheduleAsync_WhenTheAuthenticationIsNotFresh_PutsTheRefusalOnRecordAndNoJob()
    {
        await ReasonAsync(Caller.Full());

        Assert.Equal(
            [typeof(AuditRecord.PolicyDecided), typeof(AuditRecord.StepUpRefused)], _lane.Audit.Records.Select(record => record.GetType()));
        Assert.Equal(StepUpFault.NotFresh, _lane.Audit.Records.OfType<AuditRecord.StepUpRefused>().Single().Fault);
    }

    [Fact]
    public async Task ScheduleAsync_WhenARetryHasTheSameKey_GetsItsStoredAnswer()
    {
        var caller = Caller.SteppedUp(_lane.Time.GetUtcNow());
        var first = await _lane.ScheduledAsync(SampleSeeds.HighImpact, caller, "k");

        var again = Assert.IsType<LaneResult<ScheduledJob>.Done>(await _lane.ScheduleAsync(SampleSeeds.HighImpact, caller, "k"));

        Assert.True(again.Value.Replayed);
        Assert.Equal(first.Id, again.Value.Job.Id);
    }

    [Fact]
    public async Task ScheduleAsync_WhenPolicyAllowsAnyway_UsesNoStepUp()
    {
        var caller = Caller.SteppedUp(_lane.Time.GetUtcNow());
        await _lane.ScheduledAsync(caller: caller);

        Assert.IsType<LaneResult<ScheduledJob>.Done>(await ScheduleAsync(caller));
    }

    private ValueTask<LaneResult<ScheduledJob>> ScheduleAsync(Capability caller) =>
        _lane.ScheduleAsync(SampleSeeds.HighImpact, caller);

    private async Task<Refusal> ReasonAsync(Capability caller) =>
        Assert.IsType<LaneResult<ScheduledJob>.Refused>(await ScheduleAsync(caller)).Reason;
}
