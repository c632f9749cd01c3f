using Lukhas.Sim.Core.Lane;
using Lukhas.Sim.Core.Policy;

namespace Lukhas.Sim.Api.Endpoints;

/// <summary>What policy says of a seed.</summary>
internal sealed record PolicyAnswer(string Decision, string? Rule, string Rationale, string? Pointer, string PolicyVersion, string TraceId)
{
    public static PolicyAnswer Of(EvaluatedPolicy evaluated) => new(
        Wire(evaluated.Decision.Kind),
        evaluated.Decision.Rule,
        evaluated.Decision.Rationale,
        evaluated.Decision.Pointer,
        evaluated.Decision.PolicyVersion,
        evaluated.TraceId.Value);

    private static string Wire(PolicyDecisionKind kind) => kind switch
    {
        PolicyDecisionKind.Allow => "allow",
        PolicyDecisionKind.StepUp => "step_up",
        PolicyDecisionKind.Deny => "deny",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
