using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Policy;

namespace Lukhas.Sim.Core.Lane;

/// <summary>Refuses for want of a step-up, once that is on record.</summary>
internal static class StepUpRefusal
{
    public static async ValueTask<Refusal> RefuseStepUpAsync(
        this IAuditSink audit, Capability caller, TraceId trace, PolicyDecision decision, StepUpFault fault, CancellationToken cancellationToken)
    {
        await audit.WriteAsync(AuditRecords.RefuseStepUp(caller, trace, decision, fault), cancellationToken).ConfigureAwait(false);
        return new Refusal.StepUpRequired(decision);
    }
}
