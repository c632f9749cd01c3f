using Lukhas.Sim.Core.Lane;

namespace Lukhas.Sim.Api.Endpoints;

/// <summary>What policy says of a seed.</summary>
internal sealed record PolicyAnswer(string Decision, string? Rule, string Rationale, string? Pointer, string PolicyVersion, string TraceId)
{
    public static PolicyAnswer Of(EvaluatedPolicy evaluated) => new(
        evaluated.Decision.Kind.WireName(),
        evaluated.Decision.Rule,
        evaluated.Decision.Rationale,
        evaluated.Decision.Pointer,
        evaluated.Decision.PolicyVersion,
        evaluated.TraceId.Value);
}
