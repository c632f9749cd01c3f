namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>Counts in bins of equal width between the least and the greatest value.</summary>
/// <param name="From">The least value.</param>
/// <param name="To">The greatest value.</param>
/// <param name="Counts">Rollouts per bin, <see cref="Bins"/> of them.</param>
public sealed record Histogram(double From, double To, IReadOnlyList<int> Counts)
{
    /// <summary>How many bins there always are.</summary>
    public const int Bins = 40;
}
