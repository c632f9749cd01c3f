namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>What a rehearsal found.</summary>
public sealed record RehearsalReport
{
    /// <summary>The plan that was rehearsed, the caller's or the derived one.</summary>
    public required Plan Plan { get; init; }

    /// <summary>Where the plan came from.</summary>
    public required PlanBasis Basis { get; init; }

    /// <summary>Rollouts done per variant; fewer than asked for when the time limit came first.</summary>
    public required int Rollouts { get; init; }

    /// <summary>One report per <see cref="Variant"/>, in that order.</summary>
    public required IReadOnlyList<VariantReport> Variants { get; init; }

    /// <summary>What is structurally weak about the plan, under any assumption; a derived plan is pointed into as if given.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }
}
