using Lukhas.Sim.Core.Rehearsal;
using static Lukhas.Sim.TestKit.Rehearsal.Plans;

namespace Lukhas.Sim.Core.Tests.Rehearsal;

public sealed class AttemptTests
{
    [Fact]
    public void Rehearse_WhenEveryAttemptFails_HasNoDistributions()
    {
        var plan = Of(Step("hopeless", 2) with { Success = 0, Retries = 3 });

        Assert.All(plan.Rehearse().Variants.Skip(1), variant =>
        {
            Assert.Null(variant.Finish);
            Assert.Null(variant.Cost);
            Assert.Equal(0, variant.Success.Value);
            Assert.Equal((0, 1), (variant.Scores.Utility, variant.Scores.Risk));
        });
    }

    // A failed plan is run to its end, so that its steps' places are known all the same.
    [Fact]
    public void Rehearse_WhenEveryAttemptFails_SpendsThemAll()
    {
        var plan = Of(Step("hopeless", 2) with { Success = 0, Retries = 3 }, Step("next", 1, "hopeless"));

        var next = plan.Rehearse(10_000).Of(Variant.Baseline).Steps[1];

        Assert.Equal(8, next.StartP50, 0.1);
        Assert.Equal(9, next.FinishP50, 0.1);
        Assert.Equal(1, next.Criticality);
    }

    [Fact]
    public void Rehearse_WhenAnAttemptIsRepeated_CostsAndTakesItsOwn()
    {
        var plan = Of(Step("twice", 2) with { Cost = Estimate.Fixed(5), Success = 0.5, Retries = 1 });

        var optimistic = plan.Rehearse(10_000).Of(Variant.Optimistic);

        Assert.Equal((2, 4), (optimistic.Finish!.Histogram.From, optimistic.Finish.Histogram.To));
        Assert.Equal((5, 10), (optimistic.Cost!.Histogram.From, optimistic.Cost.Histogram.To));
        Assert.Equal(1 - 0.0625, optimistic.Success.Value, 0.01);
    }

    [Fact]
    public void Rehearse_WhenAnAttemptIsRepeated_DrawsAnew()
    {
        var plan = Of(Step("twice", new Estimate(0, 1, 2)) with { Success = 0.5, Retries = 100 });

        var finish = plan.Rehearse(50_000).Of(Variant.Baseline).Finish!;

        // N attempts with E N = 2 and Var N = 2, of mean 1 and variance 1/7 each; one draw repeated would have Var N + E N² / 7.
        var square = (2 * (1.0 / 7)) + 2 + 4;
        Assert.Equal(Math.Sqrt((square * Math.Exp(0.01)) - 4), finish.Sd, 0.04);
        Assert.True(plan.Rehearse(10_000).Of(Variant.Baseline).Success.Value > 0.999);
    }

    [Fact]
    public void Rehearse_WhenRetriesRunOut_FailsAsOftenAsTheyAllDo()
    {
        var plan = Of(Step("a", 1) with { Success = 0.6, Retries = 1 }, Step("b", 1) with { Success = 0.5, Retries = 2 });

        Assert.Equal(0.84 * 0.875, plan.Rehearse(50_000).Of(Variant.Baseline).Success.Value, 0.01);
    }
}
