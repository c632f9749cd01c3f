namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>A three-point estimate, <c>0 ≤ Min ≤ Mode ≤ Max</c>, all finite; a fixed value where all three are equal.</summary>
/// <param name="Min">The least it can be.</param>
/// <param name="Mode">The likeliest.</param>
/// <param name="Max">The most it can be.</param>
public readonly record struct Estimate(double Min, double Mode, double Max)
{
    /// <summary>Nothing, for certain.</summary>
    public static Estimate Zero { get; }

    /// <summary>Whether there is no spread.</summary>
    public bool IsFixed => Min.Equals(Max);

    /// <summary>A value that is certain.</summary>
    /// <param name="value">Finite and not negative.</param>
    public static Estimate Fixed(double value) => new(value, value, value);
}
