using Lukhas.Sim.Core.Rehearsal;
using Lukhas.Sim.TestKit.Rehearsal;
using static Lukhas.Sim.TestKit.Rehearsal.Plans;

namespace Lukhas.Sim.Core.Tests.Rehearsal;

public sealed class IntervalCoverageTests
{
    private const int Seeds = 1_000;

    [Fact]
    public void Rehearse_OverManySeeds_HoldsTheTruthNineteenTimesInTwenty()
    {
        // The greatest of two with F(x) = (1 - (1 - x/100)^5)², and a cost of 10 that a fatal risk leaves alone and a fine doubles.
        var plan = new Plan
        {
            Deadline = 20,
            Budget = 15,
            Steps =
            [
                Step("a", new Estimate(0, 0, 200)) with { Success = 0.8, Cost = Estimate.Fixed(10) },
                Step("b", new Estimate(0, 0, 200)),
            ],
            Risks = [Risk("stop", 0.2) with { Fatal = true }, Risk("fine", 0.3, 0, "a") with { Cost = Estimate.Fixed(10) }],
        };
        var success = 0.9 * 0.9;
        var onTarget = success * 0.85 * Math.Pow(1 - Math.Pow(0.8, 5), 2);

        var reports = Enumerable.Range(0, Seeds)
            .Select(seed => plan.Request(rollouts: 500, randomSeed: $"seed {seed}").Rehearse().Of(Variant.Optimistic))
            .ToArray();

        Assert.InRange(reports.Count(report => Holds(report.Success, success)), 930, 970);
        Assert.InRange(reports.Count(report => Holds(report.OnTarget, onTarget)), 930, 970);
    }

    private static bool Holds(Proportion interval, double truth) => interval.Low <= truth && truth <= interval.High;
}
