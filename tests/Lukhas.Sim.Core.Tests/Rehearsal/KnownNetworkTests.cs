using CsCheck;
using Lukhas.Sim.Core.Rehearsal;
using Lukhas.Sim.TestKit.Rehearsal;
using static Lukhas.Sim.TestKit.Rehearsal.Plans;

namespace Lukhas.Sim.Core.Tests.Rehearsal;

public sealed class KnownNetworkTests
{
    [Fact]
    public void Rehearse_WhenDurationsAreFixed_FinishesWithTheCriticalPath() =>
        Gen.Select(PlanGen.Graph, Gen.Int[0, 40].Array[12]).Sample((graph, durations) =>
        {
            var plan = new Plan
            {
                Steps = [.. graph.Select((before, i) => Step($"s{i}", durations[i], [.. before.Select(step => $"s{step}")]))],
            };
            var fixedDurations = durations.Take(graph.Length).Select(duration => (double)duration).ToArray();
            var optimistic = plan.Rehearse(100).Of(Variant.Optimistic);

            var expected = NaiveNetwork.Finishes(plan, fixedDurations);
            Assert.Equal(expected.Max(), optimistic.Finish!.P50);
            Assert.Equal(expected.Max(), optimistic.Finish.Mean);
            Assert.Equal(0, optimistic.Finish.Sd);
            Assert.Equal(expected, optimistic.Steps.Select(step => step.FinishP50));
            Assert.Equal(expected.Zip(fixedDurations, (finish, duration) => finish - duration), optimistic.Steps.Select(step => step.StartP50));
            Assert.Equal(
                NaiveNetwork.Critical(plan, fixedDurations).Select(critical => critical ? 1.0 : 0.0),
                optimistic.Steps.Select(step => step.Criticality));
        }, iter: 500);

    [Fact]
    public void Rehearse_WhenOneOfTwoWaysIsLonger_FollowsThat()
    {
        var plan = Of(Step("a", 3), Step("b", 4, "a"), Step("c", 6, "a"), Step("d", 2, "b", "c"), Step("e", 1));

        var optimistic = plan.Rehearse(100).Of(Variant.Optimistic);

        Assert.Equal(11, optimistic.Finish!.P50);
        Assert.Equal([1, 0, 1, 1, 0], optimistic.Steps.Select(step => step.Criticality));
    }

    [Fact]
    public void Rehearse_WhenTwoWaysAreEqual_CountsBothAsCritical()
    {
        var plan = Of(Step("a", 1), Step("b", 0.1 + 0.2, "a"), Step("c", 0.1 + 0.2, "a"), Step("d", 1, "b", "c"));

        Assert.All(plan.Rehearse(100).Variants, variant => Assert.All(variant.Steps, step => Assert.Equal(1, step.Criticality)));
    }

    [Fact]
    public void Rehearse_WhenAMilestoneEndsThePlan_IsCriticalWithItsPath()
    {
        var plan = Of(Step("work", 5), Step("aside", 1), Step("done", 0, "work", "aside"));

        Assert.Equal([1, 0, 1], plan.Rehearse(100).Of(Variant.Baseline).Steps.Select(step => step.Criticality));
    }

    [Fact]
    public void Rehearse_WhenPlanIsAsLargeAsAllowed_IsDone()
    {
        var steps = Enumerable.Range(0, 256)
            .Select(i => Step($"s{i}", 1, [.. Enumerable.Range(Math.Max(0, i - 32), Math.Min(i, 32)).Select(before => $"s{before}")]))
            .ToArray();
        var risks = Enumerable.Range(0, 64).Select(i => Risk($"r{i}", 0)).ToArray();

        Assert.Equal(256, (Of(steps) with { Risks = risks }).Rehearse(100).Of(Variant.Optimistic).Finish!.P95);
    }
}
