namespace Lukhas.Sim.Core.Rehearsal.Statistics;

/// <summary>What is told of a set of values.</summary>
/// <param name="Distribution">Its moments, percentiles and histogram.</param>
/// <param name="TailMean">
/// CVaR95, the mean of its worst twentieth: P95 + Σ max(0, x − P95) / (0.05 n).
/// Source: Rockafellar and Uryasev, "Optimization of Conditional Value-at-Risk", Journal of Risk 2 (2000).
/// </param>
internal sealed record Sample(Distribution Distribution, double TailMean)
{
    private const double TailShare = 0.05;
    private static readonly double[] Probabilities = [0.10, 0.50, 0.80, 0.90, 0.95];

    /// <summary>Summarizes values.</summary>
    /// <param name="values">At least one, no NaN, none negative; rearranged.</param>
    public static Sample Of(Span<double> values)
    {
        var (mean, sd) = Moments(values);
        var histogram = Bin(values);
        OrderStatistics.Place(values, OrderStatistics.Ranks(values.Length, Probabilities));
        var p95 = OrderStatistics.Quantile(values, 0.95);
        var distribution = new Distribution
        {
            Mean = mean,
            Sd = sd,
            P10 = OrderStatistics.Quantile(values, 0.10),
            P50 = OrderStatistics.Quantile(values, 0.50),
            P80 = OrderStatistics.Quantile(values, 0.80),
            P90 = OrderStatistics.Quantile(values, 0.90),
            P95 = p95,
            Histogram = histogram,
        };
        return new Sample(distribution, TailMeanBeyond(values, p95));
    }

    // Both around the first value, so that equal values have exactly themselves as mean and no deviation.
    private static (double Mean, double Sd) Moments(ReadOnlySpan<double> values)
    {
        var origin = values[0];
        var (sum, squares) = (0.0, 0.0);
        foreach (var value in values)
            sum += value - origin;
        var mean = sum / values.Length;
        foreach (var value in values)
            squares += (value - origin - mean) * (value - origin - mean);
        return (origin + mean, values.Length == 1 ? 0 : Math.Sqrt(squares / (values.Length - 1)));
    }

    private static Histogram Bin(ReadOnlySpan<double> values)
    {
        var (from, to) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            from = Math.Min(from, value);
            to = Math.Max(to, value);
        }

        var counts = new int[Histogram.Bins];
        var scale = to > from ? Histogram.Bins / (to - from) : 0;
        foreach (var value in values)
            counts[Math.Min((int)((value - from) * scale), Histogram.Bins - 1)]++;
        return new Histogram(from, to, counts);
    }

    private static double TailMeanBeyond(ReadOnlySpan<double> values, double p95)
    {
        var excess = 0.0;
        foreach (var value in values)
            excess += Math.Max(0, value - p95);
        return p95 + (excess / (TailShare * values.Length));
    }
}
