using Lukhas.Sim.Core.Rehearsal;

namespace Lukhas.Sim.Core.Shards;

/// <summary>A distribution over the rollouts that succeeded; every member null where none did.</summary>
public sealed record ShardDistribution
{
    /// <summary>The arithmetic mean.</summary>
    public double? Mean { get; init; }

    /// <summary>The standard deviation.</summary>
    public double? Sd { get; init; }

    /// <summary>The 10th percentile.</summary>
    public double? P10 { get; init; }

    /// <summary>The median.</summary>
    public double? P50 { get; init; }

    /// <summary>The 80th percentile.</summary>
    public double? P80 { get; init; }

    /// <summary>The 90th percentile.</summary>
    public double? P90 { get; init; }

    /// <summary>The 95th percentile.</summary>
    public double? P95 { get; init; }

    /// <summary>The shape.</summary>
    public Histogram? Histogram { get; init; }

    /// <summary>A distribution, as it is told.</summary>
    /// <param name="distribution">The engine's; null where no rollout succeeded.</param>
    public static ShardDistribution Of(Distribution? distribution) => distribution is null ? new() : new()
    {
        Mean = Figures.Quantity(distribution.Mean),
        Sd = Figures.Quantity(distribution.Sd),
        P10 = Figures.Quantity(distribution.P10),
        P50 = Figures.Quantity(distribution.P50),
        P80 = Figures.Quantity(distribution.P80),
        P90 = Figures.Quantity(distribution.P90),
        P95 = Figures.Quantity(distribution.P95),
        Histogram = distribution.Histogram with
        {
            From = Figures.Quantity(distribution.Histogram.From),
            To = Figures.Quantity(distribution.Histogram.To),
        },
    };
}
