using CsCheck;
using Lukhas.Sim.Core.Rehearsal;
using Lukhas.Sim.TestKit.Rehearsal;
using static Lukhas.Sim.TestKit.Rehearsal.Plans;

namespace Lukhas.Sim.Core.Tests.Rehearsal;

public sealed class VariantTests
{
    private const int Rollouts = 300;

    // Failures and risks of one variant are among those of the next, so that success falls whatever the plan.
    [Fact]
    public void Rehearse_WhateverThePlan_SucceedsLessUnderWorseAssumptions() =>
        PlanGen.Plan.Sample(plan =>
        {
            var report = plan.Rehearse(Rollouts);
            Assert.True(report.Of(Variant.Optimistic).Success.Value >= report.Of(Variant.Baseline).Success.Value);
            Assert.True(report.Of(Variant.Baseline).Success.Value >= report.Of(Variant.Adversarial).Success.Value);
        }, iter: 200);

    // Beyond success the systemic spread can help a hopeless plan by luck; it never helps one whose limits are generous.
    [Fact]
    public void Rehearse_WhenLimitsAreAboveTheMedian_IsOnTargetLessUnderWorseAssumptions()
    {
        var plan = new Plan
        {
            Deadline = 15,
            Steps = [Step("a", new Estimate(2, 4, 10)) with { Success = 0.95, Retries = 1 }, Step("b", new Estimate(5, 6, 12), "a")],
            Risks = [Risk("late", 0.2, 4)],
        };

        var utilities = plan.Rehearse(10_000).Variants.Select(variant => variant.Scores.Utility).ToArray();

        Assert.True(utilities[0] > utilities[1] && utilities[1] > utilities[2], string.Join(", ", utilities));
    }

    // Max moved by half, or by half as much again, of what it is beyond the mode.
    [Fact]
    public void Rehearse_WhenStepHasATail_MovesItsMaxWithTheVariant()
    {
        var report = Of(Step("only", new Estimate(0, 10, 30))).Rehearse(50_000);

        Assert.InRange(report.Of(Variant.Optimistic).Finish!.Histogram.To, 18, 20);
        Assert.Equal((0 + 40 + 20) / 6.0, report.Of(Variant.Optimistic).Finish!.Mean, 0.1);
        Assert.Equal((0 + 40 + 30) / 6.0, report.Of(Variant.Baseline).Finish!.Mean, 0.1);
        Assert.Equal((0 + 40 + 40) / 6.0, report.Of(Variant.Adversarial).Finish!.Mean, 0.1);
    }

    [Fact]
    public void Rehearse_WhenMishapsMayHappen_HalvesAndDoublesThem()
    {
        var plan = Of(Step("only", 1) with { Success = 0.8 }) with { Risks = [Risk("rare", 0.1), Risk("likely", 0.7)] };

        var variants = plan.Rehearse(50_000).Variants;

        Assert.Equal([0.9, 0.8, 0.6], variants.Select(variant => Math.Round(variant.Success.Value, 2)));
        Assert.Equal([0.05, 0.1, 0.2], variants.Select(variant => Math.Round(variant.Risks[0].Rate, 2)));
        Assert.Equal([0.35, 0.7, 1], variants.Select(variant => Math.Round(variant.Risks[1].Rate, 2)));
    }

    // A plan of one fixed step shows the systemic factor bare: log-normal, mean 1, the spread σ of its logarithm.
    [Fact]
    public void Rehearse_WhenStepsAreFixed_IsLateTogetherBySigma()
    {
        var report = Of(Step("a", 1) with { Cost = Estimate.Fixed(2) }, Step("b", 1, "a")).Rehearse(50_000);

        Assert.Equal([0, 0.10, 0.25], report.Variants.Select(Spread));
        Assert.All(report.Variants, variant => Assert.Equal(2, variant.Finish!.Mean, 0.02));
        Assert.All(report.Variants, variant => Assert.Equal(variant.Finish!.Mean, variant.Cost!.Mean, 1e-9));

        static double Spread(VariantReport variant) => Math.Round(Math.Log(variant.Finish!.P90 / variant.Finish.P50) / 1.2816, 2);
    }
}
