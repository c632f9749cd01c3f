using Lukhas.Sim.Core.Rehearsal;

namespace Lukhas.Sim.TestKit.Rehearsal;

/// <summary>Plans in a few words.</summary>
public static class Plans
{
    /// <summary>A plan with spread, retries, a join, limits and risks of every kind.</summary>
    public static Plan Varied { get; } = new()
    {
        Deadline = 30,
        Budget = 400,
        Steps =
        [
            Step("a", new Estimate(2, 4, 10)) with { Cost = new Estimate(50, 60, 90), Success = 0.9, Retries = 2 },
            Step("b", new Estimate(3, 5, 8), "a") with { Cost = new Estimate(20, 30, 80) },
            Step("c", new Estimate(1, 2, 20), "a") with { Success = 0.7, Retries = 1 },
            Step("d", new Estimate(4, 4, 9), "b", "c") with { Cost = Estimate.Fixed(100), Success = 0.98 },
            Step("e", 3),
        ],
        Risks =
        [
            Risk("everywhere", 0.1, 1),
            Risk("late", 0.3, 0, "b", "d") with { Delay = new Estimate(1, 3, 8), Cost = new Estimate(5, 10, 40) },
            Risk("end", 0.03) with { Fatal = true },
        ],
    };

    /// <summary>A step of a fixed duration.</summary>
    public static PlanStep Step(string id, double duration, params string[] after) => Step(id, Estimate.Fixed(duration), after);

    /// <summary>A step with a three-point estimate.</summary>
    public static PlanStep Step(string id, Estimate duration, params string[] after) =>
        new() { Id = id, Title = id, Duration = duration, After = after, Verify = "it is looked at" };

    /// <summary>A risk with a fixed delay; strikes every step when none is named.</summary>
    public static PlanRisk Risk(string id, double probability, double delay = 0, params string[] steps) =>
        new() { Id = id, Title = id, Probability = probability, Delay = Estimate.Fixed(delay), Steps = steps, Mitigation = "it is watched" };

    /// <summary>A plan of steps without risks.</summary>
    public static Plan Of(params PlanStep[] steps) => new() { Steps = steps };

    /// <summary>A request to rehearse a plan, with time enough.</summary>
    public static RehearsalRequest Request(this Plan plan, int rollouts = 1_000, string randomSeed = "seed", int? threads = 1) => new()
    {
        Goal = "try it",
        Plan = plan,
        RandomSeed = randomSeed,
        Budget = new RehearsalBudget(rollouts, RehearsalBudget.MaxSeconds),
        MaxParallelism = threads,
    };
}
