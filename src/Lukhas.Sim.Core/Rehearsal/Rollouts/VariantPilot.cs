using Lukhas.Sim.Core.Rehearsal.Statistics;

namespace Lukhas.Sim.Core.Rehearsal.Rollouts;

/// <summary>What a pilot learned about one variant, so that all its rollouts need running only once.</summary>
internal sealed record VariantPilot
{
    /// <summary>The strongest drivers, as indexes into the plan's drivers.</summary>
    public required int[] Levers { get; init; }

    /// <summary>Each step's duration in the first rollout: what correlations are measured from.</summary>
    public required double[] ReferenceDurations { get; init; }

    /// <summary>The plan's finish in the first rollout.</summary>
    public required double ReferenceFinish { get; init; }

    /// <summary>Where the finish's 80th percentile is, as drawn; null where no rollout succeeded.</summary>
    public required (double Low, double High)? GivenP80Window { get; init; }

    /// <summary>Where the finish's 80th percentile is with each lever pulled.</summary>
    public required (double Low, double High)?[] LeverP80Windows { get; init; }

    /// <summary>The quartiles of each step's start, between which its median is looked for.</summary>
    public required (double Low, double High)[] StartQuartiles { get; init; }

    /// <summary>The quartiles of each step's finish.</summary>
    public required (double Low, double High)[] FinishQuartiles { get; init; }

    /// <summary>An empty window around a median.</summary>
    public static QuantileWindow MedianWindow((double Low, double High) quartiles) => new(quartiles.Low, quartiles.High, bins: 64);
}
