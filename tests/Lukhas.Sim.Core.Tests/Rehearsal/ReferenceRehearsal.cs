using Lukhas.Sim.Core.Rehearsal;
using Lukhas.Sim.Core.Rehearsal.Randomness;
using Lukhas.Sim.Core.Rehearsal.Sampling;

namespace Lukhas.Sim.Core.Tests.Rehearsal;

/// <summary>One rollout at a time, in plain loops, as the specification says it. Shares only the random words and the quantiles.</summary>
internal sealed class ReferenceRehearsal(Plan plan, Variant variant, string randomSeed)
{
    private readonly RandomWords _words = new(Philox4x32.FromSeed(randomSeed));
    private readonly PertQuantileTables _tables = new();

    public ReferenceRollout Rollout(int i)
    {
        var failed = false;
        var durations = new double[plan.Steps.Count];
        var costs = new double[plan.Steps.Count];
        for (var s = 0; s < plan.Steps.Count; s++)
        {
            var step = plan.Steps[s];
            var succeeded = false;
            for (var attempt = 0; attempt <= step.Retries && !succeeded; attempt++)
            {
                durations[s] += Draw(step.Duration, _words.Word(i, RandomVariable.Duration(s), attempt));
                costs[s] += Draw(step.Cost, _words.Word(i, RandomVariable.Cost(s), attempt));
                succeeded = RandomWords.Uniform(_words.Word(i, RandomVariable.Success(s), attempt)) >= Mishap(1 - step.Success);
            }

            failed |= !succeeded;
        }

        var struck = new bool[plan.Risks.Count];
        for (var r = 0; r < plan.Risks.Count; r++)
        {
            var risk = plan.Risks[r];
            struck[r] = RandomWords.Uniform(_words.Word(i, RandomVariable.Strike(r))) < Mishap(risk.Probability);
            if (!struck[r])
                continue;
            failed |= risk.Fatal;
            for (var s = 0; s < plan.Steps.Count; s++)
            {
                if (risk.Steps.Count > 0 && !risk.Steps.Contains(plan.Steps[s].Id))
                    continue;
                durations[s] += Draw(risk.Delay, _words.Word(i, RandomVariable.Delay(r)));
                costs[s] += Draw(risk.Cost, _words.Word(i, RandomVariable.RiskCost(r)));
            }
        }

        var factor = Factor(NormalQuantile.Of(RandomWords.Uniform(_words.Word(i, RandomVariable.Systemic))));
        durations = [.. durations.Select(duration => duration * factor)];
        var finishes = NaiveNetwork.Finishes(plan, durations);
        return new ReferenceRollout(
            failed, finishes.Max(), costs.Sum() * factor, struck, durations, NaiveNetwork.Critical(plan, durations));
    }

    private double Draw(Estimate estimate, uint word)
    {
        var max = variant switch
        {
            Variant.Optimistic => (estimate.Max + estimate.Mode) / 2,
            Variant.Adversarial => estimate.Mode + ((estimate.Max - estimate.Mode) * 1.5),
            _ => estimate.Max,
        };
        return new PertSampler(estimate with { Max = max }, _tables).Sample(word);
    }

    private double Mishap(double probability) => variant switch
    {
        Variant.Optimistic => probability / 2,
        Variant.Adversarial => Math.Min(1, probability * 2),
        _ => probability,
    };

    private double Factor(double z)
    {
        var sigma = variant switch { Variant.Optimistic => 0, Variant.Adversarial => 0.25, _ => 0.10 };
        return Math.Exp((sigma * z) - (sigma * sigma / 2));
    }
}
