using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Policy;

namespace Lukhas.Sim.Core.Lane;

/// <summary>The kill switch in an operator's hands: off at once, on again only after a fresh step-up.</summary>
/// <param name="switches">The stored switches.</param>
/// <param name="laneSwitch">Sets them, in this process at once.</param>
/// <param name="stepUp">Satisfies step-ups.</param>
/// <param name="gate">Names the policy that asks for the step-up.</param>
/// <param name="audit">Where the change goes before it happens, and a refusal too.</param>
/// <param name="clock">The present time.</param>
public sealed class LaneOperator(
    ILaneSwitchStore switches, StoredLaneSwitch laneSwitch, StepUpCheck stepUp, PolicyGate gate, IAuditSink audit, LaneClock clock)
{
    private const string Rationale = "Turning the lane on again needs a fresh, strong authentication.";

    /// <summary>Tells how a stored switch stands.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="tenant">Whose switch; null for the one that holds for all.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async ValueTask<SwitchedLane> ReadAsync(Capability caller, TenantId? tenant, CancellationToken cancellationToken)
    {
        var state = await switches.ReadAsync(tenant ?? caller.Tenant, cancellationToken).ConfigureAwait(false);
        return new SwitchedLane(tenant, tenant is null ? state.Global : state.Tenant);
    }

    /// <summary>Sets a stored switch.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="trace">The trace of the request.</param>
    /// <param name="body">The request's body, <c>{enabled, tenant?}</c>.</param>
    /// <param name="cancellationToken">Gives it up; the switch may have been set all the same.</param>
    public async ValueTask<LaneResult<SwitchedLane>> SetAsync(
        Capability caller, TraceId trace, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        var read = SwitchRequest.Read(body);
        if (read is not LaneResult<SwitchRequest>.Done { Value: var (enabled, tenant) })
            return ((LaneResult<SwitchRequest>.Refused)read).Reason;
        var now = clock.Now;
        if (enabled && !stepUp.IsFresh(caller, now))
            return await audit.RefuseStepUpAsync(caller, trace, StepUpDecision(), StepUpFault.NotFresh, cancellationToken).ConfigureAwait(false);
        await audit.WriteAsync(AuditRecords.Switch(caller, trace, tenant, enabled), cancellationToken).ConfigureAwait(false);

        // Last, so that no outage of the audit costs the operator another step-up.
        if (enabled && !await stepUp.TryConsumeAsync(caller, now, cancellationToken).ConfigureAwait(false))
            return await audit.RefuseStepUpAsync(caller, trace, StepUpDecision(), StepUpFault.Used, cancellationToken).ConfigureAwait(false);
        await laneSwitch.SetAsync(tenant, enabled, now, cancellationToken).ConfigureAwait(false);
        return new SwitchedLane(tenant, new StoredSwitch(enabled, now));
    }

    private PolicyDecision StepUpDecision() => new()
    {
        Kind = PolicyDecisionKind.StepUp,
        Rule = RuleIds.StepUp,
        Rationale = Rationale,
        PolicyVersion = gate.Document.Version,
    };
}
