namespace Lukhas.Sim.Core.Rehearsal.Rollouts;

/// <summary>What a variant assumes about every plan.</summary>
/// <param name="TailFactor">What max − mode is multiplied with.</param>
/// <param name="MishapFactor">What failure and risk probabilities are multiplied with, capped at 1.</param>
/// <param name="Sigma">The spread of the systemic factor's logarithm.</param>
internal sealed record VariantAssumptions(double TailFactor, double MishapFactor, double Sigma)
{
    private static readonly VariantAssumptions Optimistic = new(0.5, 0.5, 0);
    private static readonly VariantAssumptions Baseline = new(1, 1, 0.10);
    private static readonly VariantAssumptions Adversarial = new(1.5, 2, 0.25);

    /// <summary>The assumptions of a variant.</summary>
    public static VariantAssumptions Of(Variant variant) => variant switch
    {
        Variant.Optimistic => Optimistic,
        Variant.Baseline => Baseline,
        Variant.Adversarial => Adversarial,
        _ => throw new ArgumentOutOfRangeException(nameof(variant)),
    };

    /// <summary>An estimate as the variant sees it.</summary>
    public Estimate Adjust(Estimate estimate) =>
        estimate with { Max = estimate.Mode + (TailFactor * (estimate.Max - estimate.Mode)) };

    /// <summary>The probability of a failure or a risk as the variant sees it.</summary>
    public double AdjustMishap(double probability) => Math.Min(1, MishapFactor * probability);
}
