using CsCheck;
using Lukhas.Sim.Core.Rehearsal;
using Lukhas.Sim.TestKit.Rehearsal;
using static Lukhas.Sim.TestKit.Rehearsal.Plans;

namespace Lukhas.Sim.Core.Tests.Rehearsal;

public sealed class ScoreTests
{
    [Fact]
    public void Rehearse_WhateverThePlan_ScoresWithinZeroAndOne() =>
        PlanGen.Plan.Sample(plan =>
        {
            foreach (var variant in plan.Rehearse(300).Variants)
            {
                var (utility, risk, novelty, coherence, confidence) = variant.Scores;
                Assert.All([utility, risk, novelty, coherence, confidence], score => Assert.InRange(score, 0, 1));
                Assert.All(variant.Steps, step => Assert.InRange(step.Criticality, 0, 1));
                Assert.All(variant.Steps, step => Assert.InRange(step.Sensitivity, -1, 1));
                Assert.Contains(variant.Steps, step => step.Criticality > 0);
                Assert.Equal(variant.OnTarget.Value, utility);
                if (variant.Finish is { } finish)
                    Assert.Equal(Math.Round(variant.Success.Value * 300), finish.Histogram.Counts.Sum());
            }
        }, iter: 200);

    [Fact]
    public void Risk_WhenPlanIsCertain_IsNothing() =>
        Assert.Equal(0, Of(Step("a", 5)).Rehearse().Of(Variant.Optimistic).Scores.Risk);

    [Fact]
    public void Risk_WhenThereIsATail_IsTheMedianOverItsMean()
    {
        var finishes = Of(Step("a", new Estimate(1, 2, 30))).Request(10_000).Run().Results[(int)Variant.Baseline].Finish.Take(10_000).Order().ToArray();
        var expected = 1 - (finishes[5_000] / finishes[9_500..].Average());

        Assert.Equal(expected, Of(Step("a", new Estimate(1, 2, 30))).Rehearse(10_000).Of(Variant.Baseline).Scores.Risk, 0.001);
    }

    [Fact]
    public void Risk_WhenPlanMayFail_CountsThat()
    {
        var baseline = (Of(Step("a", 0)) with { Risks = [Risk("stop", 0.4) with { Fatal = true }] }).Rehearse().Of(Variant.Baseline);

        Assert.Equal(1 - baseline.Success.Value, baseline.Scores.Risk, 1e-12);
    }

    [Theory]
    [InlineData(new[] { 1.0, 0, 0.5 }, new[] { 1.0, 0, 0.5 }, 0)]
    [InlineData(new[] { 1.0, 0 }, new[] { 0.0, 1 }, 1)]
    [InlineData(new[] { 1.0, 0.5 }, new[] { 0.5, 0.5 }, 1 - (1.0 / 1.5))]
    public void Novelty_WhenVectorsAreGiven_IsOneMinusTheirWeightedJaccard(double[] criticality, double[] reference, double expected) =>
        Assert.Equal(expected, RehearsalScoring.Novelty(criticality, reference), 1e-12);

    [Fact]
    public void Novelty_WhenRisksMoveTheCriticalPath_TellsFromTheDeterministicOne()
    {
        var plan = Of(Step("long", 10), Step("short", 9)) with { Risks = [Risk("late", 0.4, 20, "short")] };

        var report = plan.Rehearse(10_000);

        // Against (1, 0): the baseline's long way is critical in 0.6 of rollouts and the short in 0.4.
        Assert.Equal(1 - (0.6 / 1.4), report.Of(Variant.Baseline).Scores.Novelty, 0.02);
        Assert.Equal(1 - ((0.6 + 0.2) / (0.8 + 0.4)), report.Of(Variant.Optimistic).Scores.Novelty, 0.02);
    }

    [Fact]
    public void Confidence_WhenPlanIsGiven_IsOneMinusTheIntervalsWidth()
    {
        var baseline = (Of(Step("a", 5)) with { Deadline = 5 }).Rehearse(200).Of(Variant.Baseline);

        Assert.Equal(1 - (baseline.OnTarget.High - baseline.OnTarget.Low), baseline.Scores.Confidence);
    }
}
