using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Lane;
using Lukhas.Sim.TestKit.Lane;
using Caller = Lukhas.Sim.TestKit.Capabilities;

namespace Lukhas.Sim.Core.Tests.Lane;

/// <summary>The kill switch in an operator's hands, on record.</summary>
public sealed class LaneOperatorTests
{
    private readonly LaneHarness _lane = new();

    [Fact]
    public async Task SwitchAsync_WhenTurnedOff_TakesNoStepUp()
    {
        var caller = Caller.SteppedUp(_lane.Time.GetUtcNow());
        Assert.False((await DoneAsync(caller, enabled: false)).Switch.Enabled);

        Assert.True((await DoneAsync(caller, enabled: true)).Switch.Enabled);
    }

    [Fact]
    public async Task SwitchAsync_WhenTurnedOnWithoutAFreshStepUp_IsRefusedOnRecord()
    {
        await DoneAsync(Caller.Full(), enabled: false);

        var refusal = Assert.IsType<Refusal.StepUpRequired>(await ReasonAsync(Caller.Full()));

        Assert.Equal([typeof(AuditRecord.LaneSwitched), typeof(AuditRecord.StepUpRefused)], Records());
        var record = _lane.Audit.Records.OfType<AuditRecord.StepUpRefused>().Single();
        Assert.Equal((StepUpFault.NotFresh, refusal.Decision, "token-1"), (record.Fault, record.Decision, record.TokenId));
        Assert.False(await IsOnAsync());
    }

    [Fact]
    public async Task SwitchAsync_WhenTurnedOnWithAUsedStepUp_IsRefusedOnRecordAndStaysOff()
    {
        var caller = Caller.SteppedUp(_lane.Time.GetUtcNow());
        await DoneAsync(caller, enabled: true);
        await DoneAsync(caller, enabled: false);

        Assert.IsType<Refusal.StepUpRequired>(await ReasonAsync(caller));

        Assert.Equal([typeof(AuditRecord.LaneSwitched), typeof(AuditRecord.StepUpRefused)], Records().TakeLast(2));
        Assert.Equal(StepUpFault.Used, _lane.Audit.Records.OfType<AuditRecord.StepUpRefused>().Single().Fault);
        Assert.False(await IsOnAsync());
    }

    [Fact]
    public async Task SwitchAsync_WhenTheRecordCannotBeKept_UsesNoStepUpAndStaysOff()
    {
        var caller = Caller.SteppedUp(_lane.Time.GetUtcNow());
        await DoneAsync(caller, enabled: false);
        _lane.Audit.Fails = record => record is AuditRecord.LaneSwitched;
        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await SwitchAsync(caller, enabled: true));
        Assert.False(await IsOnAsync());
        _lane.Audit.Fails = _ => false;

        Assert.True((await DoneAsync(caller, enabled: true)).Switch.Enabled);
    }

    [Fact]
    public async Task SwitchAsync_WhenManyRaceWithOneToken_OneWins()
    {
        var caller = Caller.SteppedUp(_lane.Time.GetUtcNow());

        var results = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(() => SwitchAsync(caller, enabled: true).AsTask())));

        Assert.Single(results.OfType<LaneResult<SwitchedLane>.Done>());
        Assert.Equal(31, _lane.Audit.Records.OfType<AuditRecord.StepUpRefused>().Count());
    }

    private ValueTask<LaneResult<SwitchedLane>> SwitchAsync(Capability caller, bool enabled) => _lane.Lane.SwitchAsync(
        caller, _lane.NextTrace(), enabled ? """{"enabled":true}"""u8.ToArray() : """{"enabled":false}"""u8.ToArray(), CancellationToken.None);

    private async Task<SwitchedLane> DoneAsync(Capability caller, bool enabled) =>
        Assert.IsType<LaneResult<SwitchedLane>.Done>(await SwitchAsync(caller, enabled)).Value;

    private async Task<Refusal> ReasonAsync(Capability caller) =>
        Assert.IsType<LaneResult<SwitchedLane>.Refused>(await SwitchAsync(caller, enabled: true)).Reason;

    private async Task<bool> IsOnAsync() =>
        (await _lane.Lane.SwitchStateAsync(Caller.Full(), null, CancellationToken.None)).Switch.Enabled;

    private IEnumerable<Type> Records() => _lane.Audit.Records.Select(record => record.GetType());
}
