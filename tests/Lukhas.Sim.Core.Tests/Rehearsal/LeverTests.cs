using CsCheck;
using Lukhas.Sim.Core.Rehearsal;
using Lukhas.Sim.TestKit.Rehearsal;
using static Lukhas.Sim.TestKit.Rehearsal.Plans;

namespace Lukhas.Sim.Core.Tests.Rehearsal;

public sealed class LeverTests
{
    private static readonly Plan Dominated = Of(Step("a", new Estimate(8, 10, 12)), Step("b", new Estimate(8, 10, 12), "a")) with
    {
        Deadline = 26,
        Risks = [Risk("small", 0.1, 1, "a"), Risk("dominating", 0.5, 20, "b")],
    };

    [Fact]
    public void Rehearse_WhenARiskDominates_ListsItsRemovalFirst() =>
        Assert.All(Dominated.Rehearse(5_000).Variants, variant =>
        {
            Assert.Equal(("dominating", DriverKind.Risk), (variant.Levers[0].Driver, variant.Levers[0].Kind));
            Assert.True(variant.Levers[0].UtilityGain > 0.1);
        });

    [Fact]
    public void Rehearse_WhenALeverIsARisk_GainsWhatAPlanWithoutItHas()
    {
        var without = Dominated with { Risks = [Dominated.Risks[0]] };

        // The other risk keeps its place, and so its random numbers.
        foreach (var variant in Enum.GetValues<Variant>())
        {
            var (before, after) = (Dominated.Rehearse(5_000).Of(variant), without.Rehearse(5_000).Of(variant));
            var lever = before.Levers[0];
            Assert.Equal(after.OnTarget.Value - before.OnTarget.Value, lever.UtilityGain, 1e-12);
            Assert.Equal(before.Finish!.P80 - after.Finish!.P80, lever.P80Gain, 0.1);
        }
    }

    [Fact]
    public void Rehearse_WhenALeverIsAStep_GainsWhatAPlanWithItFixedHas()
    {
        var limited = new Plan { Deadline = 12, Budget = 3, Steps = [] };
        var plan = limited with
        {
            Steps = [Step("only", new Estimate(1, 5, 40)) with { Success = 0.8, Retries = 1, Cost = new Estimate(1, 2, 9) }],
        };
        var calmed = limited with { Steps = [Step("only", 5) with { Cost = Estimate.Fixed(2) }] };

        foreach (var variant in Enum.GetValues<Variant>())
        {
            var (before, after) = (plan.Rehearse(5_000).Of(variant), calmed.Rehearse(5_000).Of(variant));
            var lever = Assert.Single(before.Levers);
            Assert.Equal(("only", DriverKind.Step), (lever.Driver, lever.Kind));
            Assert.Equal(after.OnTarget.Value - before.OnTarget.Value, lever.UtilityGain, 1e-12);
            Assert.Equal(before.Finish!.P80 - after.Finish!.P80, lever.P80Gain, 0.05);
        }
    }

    [Fact]
    public void Rehearse_WhenARiskIsFatal_GainsWhatItTook()
    {
        var baseline = (Of(Step("a", 1)) with { Risks = [Risk("stop", 0.3) with { Fatal = true }] }).Rehearse().Of(Variant.Baseline);

        Assert.Equal(baseline.Risks[0].Rate, Assert.Single(baseline.Levers).UtilityGain, 1e-12);
    }

    [Fact]
    public void Rehearse_WhateverThePlan_ListsAtMostFiveByGain() =>
        PlanGen.Plan.Sample(plan =>
        {
            foreach (var variant in plan.Rehearse(300).Variants)
            {
                Assert.InRange(variant.Levers.Count, 0, 5);
                Assert.Equal(variant.Levers.OrderByDescending(lever => lever.UtilityGain).ThenByDescending(lever => lever.P80Gain), variant.Levers);
                Assert.Equal(variant.Levers.Count, variant.Levers.Select(lever => (lever.Kind, lever.Driver)).Distinct().Count());
                Assert.All(variant.Levers, lever => Assert.InRange(lever.UtilityGain, -1, 1));
            }
        }, iter: 100);

    [Fact]
    public void Rehearse_WhenRisksAreRemoved_IsNeverLessOnTarget() =>
        PlanGen.Plan.Sample(plan => Assert.All(
            plan.Rehearse(300).Variants.SelectMany(variant => variant.Levers).Where(lever => lever.Kind == DriverKind.Risk),
            lever => Assert.True(lever.UtilityGain >= 0)), iter: 100);

    [Fact]
    public void Rehearse_WhenNothingIsLeftToChance_HasNoLevers() =>
        Assert.All((Of(Step("a", 1)) with { Risks = [Risk("never", 0, 9)] }).Rehearse().Variants, variant => Assert.Empty(variant.Levers));
}
