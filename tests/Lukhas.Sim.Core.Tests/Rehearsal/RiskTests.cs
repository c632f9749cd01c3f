using Lukhas.Sim.Core.Rehearsal;
using static Lukhas.Sim.TestKit.Rehearsal.Plans;

namespace Lukhas.Sim.Core.Tests.Rehearsal;

public sealed class RiskTests
{
    private static readonly Plan Chain = Of(Step("a", 1), Step("b", 2, "a"), Step("c", 3, "b"));

    [Fact]
    public void Rehearse_WhenARiskNamesNoStep_StrikesAll()
    {
        var optimistic = Certain(Risk("storm", 1, 10) with { Cost = Estimate.Fixed(7) });

        Assert.Equal(6 + 30, optimistic.Finish!.Histogram.To);
        Assert.Equal(21, optimistic.Cost!.Histogram.To);
    }

    [Fact]
    public void Rehearse_WhenARiskNamesSteps_StrikesThose()
    {
        var optimistic = Certain(Risk("storm", 1, 10, "a", "c") with { Cost = Estimate.Fixed(7) });

        Assert.Equal(6 + 20, optimistic.Finish!.Histogram.To);
        Assert.Equal(14, optimistic.Cost!.Histogram.To);
    }

    [Fact]
    public void Rehearse_WhenARiskStrikes_AddsTheSameDelayToEachStep()
    {
        var plan = Of(Step("a", 0), Step("b", 0), Step("end", 0, "a", "b")) with
        {
            Risks = [Risk("late", 1, 0, "a", "b") with { Delay = new Estimate(1, 5, 20) }],
        };

        Assert.All(plan.Rehearse().Of(Variant.Adversarial).Steps, step => Assert.Equal(1, step.Criticality));
    }

    [Fact]
    public void Rehearse_WhenARiskIsFatal_FailsAsOftenAsItStrikes()
    {
        var report = (Chain with { Risks = [Risk("stop", 0.3) with { Fatal = true }] }).Rehearse(10_000);

        Assert.All(report.Variants, variant => Assert.Equal(1 - variant.Risks[0].Rate, variant.Success.Value, 1e-12));
        Assert.Equal(0.3, report.Of(Variant.Baseline).Risks[0].Rate, 0.02);
    }

    [Fact]
    public void Rehearse_WhenARiskIsNotFatal_Succeeds() =>
        Assert.Equal(1, (Chain with { Risks = [Risk("delay", 1, 5)] }).Rehearse().Of(Variant.Adversarial).Success.Value);

    [Fact]
    public void Rehearse_WhenARiskDrivesTheFinish_CorrelatesWithIt()
    {
        var plan = Chain with { Risks = [Risk("large", 0.5, 100, "b"), Risk("small", 0.5, 0.01, "b"), Risk("never", 0, 100)] };

        var risks = plan.Rehearse(10_000).Of(Variant.Optimistic).Risks;

        Assert.InRange(risks[0].Sensitivity, 0.99, 1);
        Assert.InRange(risks[1].Sensitivity, -0.05, 0.05);
        Assert.Equal((0, 0), (risks[2].Rate, risks[2].Sensitivity));
    }

    // A certain risk strikes half the rollouts under the optimistic assumptions, and these show it without a systemic factor.
    private static VariantReport Certain(PlanRisk risk) => (Chain with { Risks = [risk] }).Rehearse().Of(Variant.Optimistic);
}
