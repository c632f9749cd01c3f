using System.Text.Json;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Rehearsal;

namespace Lukhas.Sim.Core.Shards;

/// <summary>Makes shards out of a rehearsal.</summary>
public static class ShardFactory
{
    /// <summary>The engine and its version, as shards and nodes tell it.</summary>
    public const string Engine = "rehearsal/1";

    private static readonly JsonElement NoFlags = JsonElement.Parse("{}");

    /// <summary>One shard per variant, in the order optimistic, baseline, adversarial.</summary>
    /// <param name="job">A job that is being collected.</param>
    /// <param name="report">What its rehearsal found.</param>
    /// <param name="randomSeed">What keyed the rehearsal's randomness.</param>
    /// <param name="safety">The policy's safety score of the seed, in [0, 1].</param>
    public static IReadOnlyList<DreamShard> Make(Job job, RehearsalReport report, string randomSeed, double safety)
    {
        var meta = new ShardSeedMeta
        {
            Goal = job.Seed.Goal,
            Flags = job.Seed.Constraints.Flags ?? NoFlags,
            Basis = report.Basis.Word(),
            RandomSeed = randomSeed,
        };
        return [.. report.Variants.Select((variant, index) => Make(job, report, variant, index, meta, safety))];
    }

    private static DreamShard Make(Job job, RehearsalReport report, VariantReport variant, int index, ShardSeedMeta meta, double safety) => new()
    {
        TraceId = job.TraceId.Value,
        Index = index,
        Timestamp = (job.CollectedAt ?? job.CreatedAt).ToUnixTimeMilliseconds(),
        Variant = variant.Variant.Word(),
        Proposal = new ShardProposal
        {
            Summary = ShardSummary.Of(meta.Goal, report.Plan, variant),
            Problem = meta.Goal,
            Approach = ShardAdvice.Assumptions(variant.Variant, report.Basis),
            Plan = [.. report.Plan.Steps.Zip(variant.Steps, Step)],
            Levers = [.. variant.Levers.Select(lever => Lever(report.Plan, lever))],
            Verification = ShardAdvice.Verification(report.Plan),
            UlTags = [.. job.Seed.UlTags.Append("ΛSIM").Append($"ΛVAR:{variant.Variant.Word().ToUpperInvariant()}").Distinct(StringComparer.Ordinal)],
        },
        Risks = [.. report.Plan.Risks.Zip(variant.Risks, Risk)],
        Scores = Scores(variant.Scores, safety),
        Outcome = Outcome(report, variant),
        SeedMeta = meta,
    };

    private static ShardStep Step(PlanStep step, StepStatistics statistics) => new(
        step.Id,
        step.Title,
        Figures.Quantity(statistics.StartP50),
        Figures.Quantity(statistics.FinishP50),
        Figures.Share(statistics.Criticality));

    private static ShardRisk Risk(PlanRisk risk, RiskStatistics statistics) => new(
        risk.Title, Figures.Share(statistics.Rate), Figures.Share(statistics.Sensitivity), risk.Mitigation);

    private static ShardLever Lever(Plan plan, Lever lever) => new(
        lever.Driver,
        lever.Kind.Word(),
        Figures.Share(lever.UtilityGain),
        Figures.Quantity(lever.P80Gain),
        ShardAdvice.For(plan, lever));

    private static ShardScores Scores(RehearsalScores scores, double safety) => new(
        Figures.Share(scores.Utility),
        Figures.Share(scores.Risk),
        Figures.Share(scores.Novelty),
        Figures.Share(scores.Coherence),
        Figures.Share(safety));

    private static ShardOutcome Outcome(RehearsalReport report, VariantReport variant)
    {
        var success = ShardProportion.Of(variant.Success);
        return new ShardOutcome
        {
            Rollouts = report.Rollouts,
            Success = new ShardSuccess(success.Probability, success.Low, success.High, ShardProportion.Of(variant.OnTarget)),
            Finish = ShardDistribution.Of(variant.Finish),
            Cost = ShardDistribution.Of(variant.Cost),
            Findings = report.Findings,
        };
    }
}
