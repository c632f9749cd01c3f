using Lukhas.Sim.Core.Rehearsal;

namespace Lukhas.Sim.Core.Shards;

/// <summary>The engine's terms as shards and nodes spell them.</summary>
internal static class RehearsalWords
{
    public static string Word(this Variant variant) => variant switch
    {
        Variant.Optimistic => "optimistic",
        Variant.Baseline => "baseline",
        Variant.Adversarial => "adversarial",
        _ => throw new ArgumentOutOfRangeException(nameof(variant)),
    };

    public static string Word(this PlanBasis basis) => basis switch
    {
        PlanBasis.Plan => "plan",
        PlanBasis.Heuristic => "heuristic",
        _ => throw new ArgumentOutOfRangeException(nameof(basis)),
    };

    public static string Word(this DriverKind kind) => kind switch
    {
        DriverKind.Risk => "risk",
        DriverKind.Step => "step",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
