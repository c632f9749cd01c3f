using System.Globalization;

namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>
/// Derives a plan from a goal in words: its clauses, one after the other, between a clarifying first and a verifying last step, with
/// wide ranges that know nothing of the matter. Good enough to talk about, which is why its confidence is capped.
/// </summary>
public static class HeuristicPlan
{
    private static readonly Estimate ClarifyDuration = new(1, 2, 8);
    private static readonly Estimate ClauseDuration = new(2, 8, 40);
    private static readonly Estimate VerifyDuration = new(1, 4, 16);

    private static readonly PlanRisk ScopeGrowth = new()
    {
        Id = "scope-growth",
        Title = "The work turns out larger than the goal says",
        Probability = 0.3,
        Delay = new Estimate(1, 4, 16),
        Mitigation = "Agree while clarifying what is not part of the goal",
    };

    private static readonly PlanRisk Interruption = new()
    {
        Id = "interruption",
        Title = "Whoever does the work is called away",
        Probability = 0.2,
        Delay = new Estimate(1, 2, 8),
    };

    /// <summary>Derives a plan, in hours, without deadline, budget or costs.</summary>
    /// <param name="goal">Any text.</param>
    /// <returns>A valid plan of 3 to <see cref="GoalClauses.Limit"/> + 2 steps.</returns>
    public static Plan FromGoal(string goal)
    {
        ArgumentNullException.ThrowIfNull(goal);
        var steps = new List<PlanStep>
        {
            Step("clarify", "Clarify what is wanted and when it is done", ClarifyDuration) with
            {
                Verify = "The goal is restated and agreed",
            },
        };
        foreach (var clause in GoalClauses.Split(goal))
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"step-{steps.Count}");
            steps.Add(Step(id, clause, ClauseDuration) with { After = [steps[^1].Id], Success = 0.9, Retries = 1 });
        }

        steps.Add(Step("verify", "Verify the outcome against the goal", VerifyDuration) with
        {
            After = [steps[^1].Id],
            Success = 0.9,
            Retries = 2,
            Verify = "The outcome is compared with the goal as restated",
        });
        return new Plan { Steps = steps, Risks = [ScopeGrowth, Interruption] };
    }

    private static PlanStep Step(string id, string title, Estimate duration) => new() { Id = id, Title = title, Duration = duration };
}
