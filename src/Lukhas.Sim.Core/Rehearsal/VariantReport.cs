namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>The statistics of one variant.</summary>
public sealed record VariantReport
{
    /// <summary>The assumptions.</summary>
    public required Variant Variant { get; init; }

    /// <summary>The probability that the plan succeeds at all.</summary>
    public required Proportion Success { get; init; }

    /// <summary>The probability that it succeeds within deadline and budget.</summary>
    public required Proportion OnTarget { get; init; }

    /// <summary>The finish over the rollouts that succeeded, in the plan's unit; null where none did.</summary>
    public required Distribution? Finish { get; init; }

    /// <summary>The cost over the rollouts that succeeded; null where none did.</summary>
    public required Distribution? Cost { get; init; }

    /// <summary>One per step of the plan, in the plan's order.</summary>
    public required IReadOnlyList<StepStatistics> Steps { get; init; }

    /// <summary>One per risk of the plan, in the plan's order.</summary>
    public required IReadOnlyList<RiskStatistics> Risks { get; init; }

    /// <summary>At most five, the strongest gain first.</summary>
    public required IReadOnlyList<Lever> Levers { get; init; }

    /// <summary>The variant's scores, all in [0, 1].</summary>
    public required RehearsalScores Scores { get; init; }
}
