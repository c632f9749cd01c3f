using System.Text.Json;
using CsCheck;
using Lukhas.Sim.Core.Rehearsal;
using Lukhas.Sim.TestKit.Rehearsal;

namespace Lukhas.Sim.Core.Tests.Rehearsal;

public sealed class DeterminismTests
{
    private const double PinnedMean = 25.515746261081013;
    private const double PinnedP95 = 42.575938980045805;
    private const int Rollouts = 20_000;

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(null)]
    public void Rehearse_WhateverTheThreads_TellsTheSame(int? threads)
    {
        Assert.Equal(Tell(Plans.Varied.Request(Rollouts, threads: 1)), Tell(Plans.Varied.Request(Rollouts, threads: threads)));
    }

    [Fact]
    public void Rehearse_WhenRepeated_TellsTheSame() =>
        PlanGen.Plan.Sample(plan => Assert.Equal(Tell(plan.Request()), Tell(plan.Request())), iter: 20);

    [Fact]
    public void Rehearse_WhenRandomSeedDiffers_TellsOtherNumbers()
    {
        var plan = Plans.Of(Plans.Step("only", new Estimate(1, 2, 9)));

        Assert.NotEqual(Tell(plan.Request(randomSeed: "one")), Tell(plan.Request(randomSeed: "two")));
    }

    [Fact]
    public void Run_WhenMoreRolloutsAreAskedFor_BeginsWithTheSameOnes()
    {
        var plan = Plans.Of(Plans.Step("a", new Estimate(1, 2, 9)), Plans.Step("b", new Estimate(1, 5, 9), "a"));

        var (few, many) = (plan.Request(300).Run(), plan.Request(5_000, threads: 2).Run());

        for (var v = 0; v < few.Results.Length; v++)
            Assert.Equal(few.Results[v].Finish.Take(300), many.Results[v].Finish.Take(300));
    }

    // What the first release told. A change of these numbers is a change of the engine's version.
    [Fact]
    public void Rehearse_WhenPlanIsPinned_TellsTheNumbersOfVersionOne()
    {
        var adversarial = Plans.Varied.Rehearse(1_000).Of(Variant.Adversarial);

        Assert.Equal(PinnedMean, adversarial.Finish!.Mean);
        Assert.Equal(PinnedP95, adversarial.Finish.P95);
    }

    private static string Tell(RehearsalRequest request) => JsonSerializer.Serialize(request.Rehearse());
}
