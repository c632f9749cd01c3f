using Lukhas.Sim.Core.Rehearsal;

namespace Lukhas.Sim.Benchmarks;

/// <summary>A plan of twelve steps and five risks, with spread, retries and joins as real plans have them.</summary>
internal static class ReleasePlan
{
    public static Plan Create() => new()
    {
        Deadline = 160,
        Budget = 30_000,
        Steps =
        [
            Step("scope", [], new Estimate(4, 6, 16), 300, 0.97),
            Step("design", ["scope"], new Estimate(8, 16, 40), 900, 0.95),
            Step("api", ["design"], new Estimate(10, 20, 50), 1200, 0.9),
            Step("storage", ["design"], new Estimate(8, 14, 36), 1000, 0.92),
            Step("ui", ["design"], new Estimate(12, 24, 60), 1500, 0.9),
            Step("auth", ["scope"], new Estimate(6, 10, 30), 800, 0.95),
            Step("integrate", ["api", "storage", "auth"], new Estimate(6, 12, 40), 1100, 0.85),
            Step("content", ["scope"], new Estimate(5, 9, 18), 400, 1),
            Step("test", ["integrate", "ui"], new Estimate(10, 18, 48), 1300, 0.9),
            Step("docs", ["integrate", "content"], new Estimate(4, 8, 20), 350, 1),
            Step("pilot", ["test"], new Estimate(8, 16, 32), 700, 0.9),
            Step("launch", ["pilot", "docs"], new Estimate(1, 2, 8), 200, 0.98),
        ],
        Risks =
        [
            Risk("vendor-late", 0.2, ["storage"], new Estimate(8, 16, 40)),
            Risk("staff-ill", 0.15, [], new Estimate(0, 1, 6)),
            Risk("scope-grows", 0.3, ["design", "ui", "api"], new Estimate(2, 6, 20)),
            Risk("outage", 0.1, ["pilot"], new Estimate(4, 8, 24)),
            Risk("cancelled", 0.02, ["launch"], Estimate.Zero) with { Fatal = true },
        ],
    };

    private static PlanStep Step(string id, string[] after, Estimate duration, double cost, double success) => new()
    {
        Id = id,
        Title = id,
        After = after,
        Duration = duration,
        Cost = new Estimate(cost * 0.8, cost, cost * 1.6),
        Success = success,
        Retries = 1,
    };

    private static PlanRisk Risk(string id, double probability, string[] steps, Estimate delay) =>
        new() { Id = id, Title = id, Probability = probability, Steps = steps, Delay = delay };
}
