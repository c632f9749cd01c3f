namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>A distribution over rollouts, in the unit of what was measured.</summary>
public sealed record Distribution
{
    /// <summary>The arithmetic mean.</summary>
    public required double Mean { get; init; }

    /// <summary>The sample standard deviation.</summary>
    public required double Sd { get; init; }

    /// <summary>The 10th percentile.</summary>
    public required double P10 { get; init; }

    /// <summary>The median.</summary>
    public required double P50 { get; init; }

    /// <summary>The 80th percentile.</summary>
    public required double P80 { get; init; }

    /// <summary>The 90th percentile.</summary>
    public required double P90 { get; init; }

    /// <summary>The 95th percentile.</summary>
    public required double P95 { get; init; }

    /// <summary>The shape, in <see cref="Histogram.Bins"/> bins.</summary>
    public required Histogram Histogram { get; init; }
}
