using Lukhas.Sim.Core.Policy;

namespace Lukhas.Sim.Api.Endpoints;

/// <summary>The names that answers have for a decision.</summary>
internal static class DecisionNames
{
    public static string WireName(this PolicyDecisionKind kind) => kind switch
    {
        PolicyDecisionKind.Allow => "allow",
        PolicyDecisionKind.StepUp => "step_up",
        PolicyDecisionKind.Deny => "deny",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
