namespace Lukhas.Sim.Core.Rehearsal.Statistics;

/// <summary>
/// The score interval of a proportion.
/// Source: Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22 (1927).
/// </summary>
internal static class Wilson
{
    /// <summary>The standard normal quantile of 0.975, for 95 % between both ends.</summary>
    private const double Z = 1.959963984540054;

    /// <summary>The share of successes with its 95 % interval: (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n).</summary>
    /// <param name="successes">0 to <paramref name="trials"/>.</param>
    /// <param name="trials">At least 1.</param>
    public static Proportion Of(int successes, int trials)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        var (n, p) = ((double)trials, (double)successes / trials);
        var centre = p + (Z * Z / (2 * n));
        var half = Z * Math.Sqrt((p * (1 - p) / n) + (Z * Z / (4 * n * n)));
        var scale = 1 + (Z * Z / n);
        var low = successes == 0 ? 0 : Math.Max(0, (centre - half) / scale);
        var high = successes == trials ? 1 : Math.Min(1, (centre + half) / scale);
        return new Proportion(p, low, high);
    }
}
