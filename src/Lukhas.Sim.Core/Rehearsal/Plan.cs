namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>A stochastic activity network: steps with precedence, and the risks that may strike them.</summary>
public sealed record Plan
{
    /// <summary>The unit of every duration, for display only (for example <c>hours</c>).</summary>
    public string Unit { get; init; } = "hours";

    /// <summary>The finish to stay within, in <see cref="Unit"/>; null for none.</summary>
    public double? Deadline { get; init; }

    /// <summary>The cost to stay within; null for none.</summary>
    public double? Budget { get; init; }

    /// <summary>1 to 256 steps, in the caller's order, without cycles.</summary>
    public required IReadOnlyList<PlanStep> Steps { get; init; }

    /// <summary>Up to 64 risks.</summary>
    public IReadOnlyList<PlanRisk> Risks { get; init; } = [];
}
