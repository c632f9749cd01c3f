using Lukhas.Sim.Core.Rehearsal.Sampling;

namespace Lukhas.Sim.Core.Rehearsal.Rollouts;

/// <summary>A plan's samplers and probabilities under one variant, by step and by risk.</summary>
internal sealed class VariantModel
{
    private readonly double _sigma;

    /// <summary>The plan as the variant sees it.</summary>
    public VariantModel(Plan plan, Variant variant, PertQuantileTables tables)
    {
        var assumptions = VariantAssumptions.Of(variant);
        _sigma = assumptions.Sigma;
        Duration = [.. plan.Steps.Select(step => Sampler(step.Duration))];
        Cost = [.. plan.Steps.Select(step => Sampler(step.Cost))];
        Failure = [.. plan.Steps.Select(step => assumptions.AdjustMishap(1 - step.Success))];
        Strike = [.. plan.Risks.Select(risk => assumptions.AdjustMishap(risk.Probability))];
        Delay = [.. plan.Risks.Select(risk => Sampler(risk.Delay))];
        RiskCost = [.. plan.Risks.Select(risk => Sampler(risk.Cost))];

        PertSampler Sampler(Estimate estimate) => new(assumptions.Adjust(estimate), tables);
    }

    /// <summary>How long an attempt at each step takes.</summary>
    public PertSampler[] Duration { get; }

    /// <summary>What an attempt at each step costs.</summary>
    public PertSampler[] Cost { get; }

    /// <summary>The probability that an attempt at each step fails.</summary>
    public double[] Failure { get; }

    /// <summary>The probability that each risk strikes.</summary>
    public double[] Strike { get; }

    /// <summary>What each risk adds to a struck step's duration.</summary>
    public PertSampler[] Delay { get; }

    /// <summary>What each risk adds to a struck step's cost.</summary>
    public PertSampler[] RiskCost { get; }

    /// <summary>The systemic factor, log-normal with mean 1: exp(σ z − σ²/2).</summary>
    /// <param name="z">A standard normal draw.</param>
    public double SystemicFactor(double z) => _sigma == 0 ? 1 : PortableMath.Exp((_sigma * z) - (_sigma * _sigma / 2));
}
