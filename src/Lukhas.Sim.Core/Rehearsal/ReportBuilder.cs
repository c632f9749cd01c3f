using Lukhas.Sim.Core.Rehearsal.Rollouts;
using Lukhas.Sim.Core.Rehearsal.Statistics;

namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>Tells what a run found. Reads a run's results once and rearranges them.</summary>
internal sealed class ReportBuilder(PlanModel model, PlanBasis basis, RehearsalRun run)
{
    private readonly int _rollouts = run.RolloutsDone;
    private readonly IReadOnlyList<Finding> _findings = StructuralFindings.Of(model.Plan, model.Graph);

    /// <summary>The whole report.</summary>
    public RehearsalReport Build() => new()
    {
        Plan = model.Plan,
        Basis = basis,
        Rollouts = _rollouts,
        Variants = [.. Enum.GetValues<Variant>().Select(BuildVariant)],
        Findings = _findings,
    };

    private VariantReport BuildVariant(Variant variant)
    {
        var (v, tally) = ((int)variant, run.Tallies[(int)variant]);
        var finishes = RolloutResults.Succeeded(run.Results[v].Finish, _rollouts);
        var costs = RolloutResults.Succeeded(run.Results[v].Cost, _rollouts);
        var finish = finishes.IsEmpty ? null : Sample.Of(finishes);
        var success = Wilson.Of(finishes.Length, _rollouts);
        var onTarget = Wilson.Of(tally.Given.OnTarget, _rollouts);
        return new VariantReport
        {
            Variant = variant,
            Success = success,
            OnTarget = onTarget,
            Finish = finish?.Distribution,
            Cost = costs.IsEmpty ? null : Sample.Of(costs).Distribution,
            Steps = [.. model.Plan.Steps.Select((step, i) => BuildStep(v, step, i))],
            Risks = [.. model.Plan.Risks.Select((risk, i) => BuildRisk(v, risk, i))],
            Levers = BuildLevers(v),
            Scores = new RehearsalScores(
                Utility: onTarget.Value,
                Risk: RehearsalScoring.Risk(success.Value, finish),
                Novelty: RehearsalScoring.Novelty(Criticality(v), NoveltyReference(variant)),
                Coherence: RehearsalScoring.Coherence(_findings),
                Confidence: RehearsalScoring.Confidence(onTarget, basis)),
        };
    }

    private StepStatistics BuildStep(int v, PlanStep step, int i)
    {
        var tally = run.Tallies[v];
        return new StepStatistics(
            step.Id, tally.StartMedian(i), tally.FinishMedian(i),
            (double)tally.Critical[i] / _rollouts, run.Sums[v].Correlation(i, _rollouts));
    }

    private RiskStatistics BuildRisk(int v, PlanRisk risk, int i) => new(
        risk.Id, (double)run.Tallies[v].Struck[i] / _rollouts, run.Sums[v].Correlation(model.Plan.Steps.Count + i, _rollouts));

    private Lever[] BuildLevers(int v)
    {
        var (given, pulled) = (run.Tallies[v].Given, run.Tallies[v].Levers);
        return
        [
            .. run.Levers(v)
                .Select((driver, i) => BuildLever(model.Drivers[driver], given, pulled[i]))
                .OrderByDescending(lever => lever.UtilityGain)
                .ThenByDescending(lever => lever.P80Gain),
        ];
    }

    private Lever BuildLever(Driver driver, LeverTally given, LeverTally pulled) => new(
        driver.Id(model.Plan), driver.Kind, (double)(pulled.OnTarget - given.OnTarget) / _rollouts, given.P80 - pulled.P80 ?? 0);

    private double[] Criticality(int v) => [.. run.Tallies[v].Critical.Select(count => (double)count / _rollouts)];

    private double[] NoveltyReference(Variant variant) => variant == Variant.Baseline
        ? FixedSchedule.Of(model.Plan, model.Graph, duration => duration.Mode).Critical
        : Criticality((int)Variant.Baseline);
}
