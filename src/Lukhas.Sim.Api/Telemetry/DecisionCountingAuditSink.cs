using System.Diagnostics;
using Lukhas.Sim.Api.Endpoints;
using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Policy;

namespace Lukhas.Sim.Api.Telemetry;

/// <summary>An audit whose policy decisions are counted, once they are on record.</summary>
/// <param name="sink">The audit.</param>
/// <param name="meter">What counts.</param>
internal sealed class DecisionCountingAuditSink(IAuditSink sink, SimMeter meter) : IAuditSink
{
    public async ValueTask WriteAsync(AuditRecord record, CancellationToken cancellationToken)
    {
        await sink.WriteAsync(record, cancellationToken).ConfigureAwait(false);
        if (record is not AuditRecord.PolicyDecided { Decision: var decision })
            return;

        var kind = decision.Kind.WireName();
        Activity.Current?.SetTag(SimTelemetry.DecisionTag, kind);
        meter.PolicyDecisions.Add(1, new("decision", kind), new("rule", decision.Rule ?? "none"));
        if (decision is { Kind: PolicyDecisionKind.Deny, Rule: RuleIds.Duress })
            meter.PolicyDuress.Add(1);
    }
}
