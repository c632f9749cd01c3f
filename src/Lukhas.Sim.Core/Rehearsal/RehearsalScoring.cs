using Lukhas.Sim.Core.Rehearsal.Statistics;

namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>The formulas behind <see cref="RehearsalScores"/>, each in [0, 1].</summary>
internal static class RehearsalScoring
{
    private const double HeuristicConfidenceCap = 0.5;

    /// <summary>
    /// 1 − (1 − p_fail) · P50 / CVaR95 of the finish: the chance to fail and the length of the tail in one number. 1 where no rollout
    /// succeeded; p_fail where the tail is no longer than the median.
    /// </summary>
    /// <param name="success">The share of rollouts that succeeded.</param>
    /// <param name="finish">The finish over those; null where there were none.</param>
    public static double Risk(double success, Sample? finish)
    {
        if (finish is null)
            return 1;
        var steadiness = finish.TailMean > 0 ? Math.Min(1, finish.Distribution.P50 / finish.TailMean) : 1;
        return 1 - (success * steadiness);
    }

    /// <summary>1 − Σ min(aᵢ, bᵢ) / Σ max(aᵢ, bᵢ): one minus the weighted Jaccard similarity of two criticality vectors.</summary>
    public static double Novelty(IReadOnlyList<double> criticality, IReadOnlyList<double> reference)
    {
        var (shared, all) = (0.0, 0.0);
        for (var step = 0; step < criticality.Count; step++)
        {
            shared += Math.Min(criticality[step], reference[step]);
            all += Math.Max(criticality[step], reference[step]);
        }

        return all > 0 ? 1 - (shared / all) : 0;
    }

    /// <summary>Π (1 − weight) over the findings.</summary>
    public static double Coherence(IEnumerable<Finding> findings) =>
        findings.Aggregate(1.0, (product, finding) => product * (1 - finding.Weight));

    /// <summary>1 − the width of the utility's 95 % interval, at most 0.5 for a derived plan.</summary>
    public static double Confidence(Proportion utility, PlanBasis basis)
    {
        var confidence = 1 - (utility.High - utility.Low);
        return basis == PlanBasis.Heuristic ? Math.Min(HeuristicConfidenceCap, confidence) : confidence;
    }
}
