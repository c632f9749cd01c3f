using Lukhas.Sim.Core.Rehearsal;
using Lukhas.Sim.Core.Rehearsal.Randomness;
using Lukhas.Sim.Core.Rehearsal.Rollouts;
using Lukhas.Sim.Core.Rehearsal.Sampling;
using static Lukhas.Sim.TestKit.Rehearsal.Plans;

namespace Lukhas.Sim.Core.Tests.Rehearsal;

public sealed class PilotTests
{
    private const int Variants = 3;

    // As many steps, arrows, risks and attempts as a seed of 64 KiB has room for.
    private static readonly Plan Largest = Of(
    [
        .. Enumerable.Range(0, 256).Select(i => Step($"s{i}", new Estimate(1, 2, 9), [.. Enumerable.Range(Math.Max(0, i - 14), Math.Min(i, 14)).Select(j => $"s{j}")]) with
        {
            Cost = new Estimate(1, 2, 9),
            Success = 0.01,
            Retries = 100,
        }),
    ]) with
    { Risks = [.. Enumerable.Range(0, 64).Select(i => Risk($"r{i}", 0.5, 1))] };

    [Fact]
    public void Run_WhenThePlanIsTheLargest_CalmsFewDriversInOneBlock()
    {
        var pilot = NewPilot(Largest);

        pilot.Run(CancellationToken.None);

        Assert.Equal(
            Variants * PilotSize.CandidatesOfLargePlan * (RolloutBlock.Size / NetworkPass.Lanes), pilot.CalmedPasses);
    }

    [Fact]
    public void Run_WhenThePlanIsOfEverydaySize_CalmsEveryDriverInFourBlocks()
    {
        var pilot = NewPilot(Varied);

        pilot.Run(CancellationToken.None);

        Assert.Equal(Variants * Driver.All(Varied).Length * (4 * RolloutBlock.Size / NetworkPass.Lanes), pilot.CalmedPasses);
    }

    [Fact]
    public void Rehearse_WhenALargePlanHasADominatingRisk_ListsItsRemovalFirst()
    {
        var plan = Chain(200) with
        {
            Deadline = 480,
            Risks = [.. Enumerable.Range(0, 40).Select(i => Risk($"small-{i}", 0.1, 0.5, $"s{i}")), Risk("dominating", 0.5, 80, "s150")],
        };

        Assert.All(plan.Rehearse(300).Variants, variant => Assert.Equal("dominating", variant.Levers[0].Driver));
    }

    [Fact]
    public void Rehearse_WhenALargePlanHasADominatingStep_ListsItFirst()
    {
        var steps = Chain(200).Steps.ToArray();
        steps[120] = steps[120] with { Duration = new Estimate(1, 2, 400) };

        Assert.All((Of(steps) with { Deadline = 480 }).Rehearse(300).Variants, variant => Assert.Equal("s120", variant.Levers[0].Driver));
    }

    [Fact]
    public void Rehearse_WhenALargePlanIsMostlyStoppedByOneRisk_ListsItsRemovalFirst()
    {
        var plan = Chain(200) with { Risks = [.. Enumerable.Range(0, 40).Select(i => Risk($"small-{i}", 0.1, 0.5, $"s{i}")), Risk("stop", 0.4) with { Fatal = true }] };

        Assert.All(plan.Rehearse(300).Variants, variant => Assert.Equal("stop", variant.Levers[0].Driver));
    }

    [Fact]
    public void Rehearse_WhenALargePlanGoesOverBudgetByOneRisk_ListsItsRemovalFirst()
    {
        var plan = Chain(200) with
        {
            Budget = 50,
            Risks = [.. Enumerable.Range(0, 40).Select(i => Risk($"small-{i}", 0.1, 0.5, $"s{i}")), Risk("dear", 0.4, 0, "s7") with { Cost = Estimate.Fixed(100) }],
        };

        Assert.All(plan.Rehearse(300).Variants, variant => Assert.Equal("dear", variant.Levers[0].Driver));
    }

    private static Plan Chain(int steps) =>
        Of([.. Enumerable.Range(0, steps).Select(i => Step($"s{i}", new Estimate(1, 2, 3), i == 0 ? [] : [$"s{i - 1}"]))]);

    private static Pilot NewPilot(Plan plan) =>
        new(new PlanModel(plan, new PertQuantileTables()), new RandomWords(Philox4x32.FromSeed("seed")), 20_000);
}
