using Lukhas.Sim.Core.Rehearsal.Rollouts;
using Lukhas.Sim.Core.Seeds;

namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>Looks for what is weak about a plan before any rollout.</summary>
internal static class StructuralFindings
{
    private static readonly JsonPointer At = JsonPointer.Root.Member("plan");

    /// <summary>All findings: the plan's limits, then its steps, then its risks.</summary>
    public static IReadOnlyList<Finding> Of(Plan plan, PlanGraph graph)
    {
        var waitedFor = graph.Predecessors.SelectMany(before => before).ToHashSet();
        return
        [
            .. OfLimits(plan, graph),
            .. plan.Steps.SelectMany((step, i) => OfStep(step, At.Member("steps").Item(i), IsIsolated(i))),
            .. plan.Risks.SelectMany((risk, i) => OfRisk(risk, At.Member("risks").Item(i))),
        ];

        bool IsIsolated(int step) => plan.Steps.Count > 1 && graph.Predecessors[step].Length == 0 && !waitedFor.Contains(step);
    }

    private static IEnumerable<Finding> OfLimits(Plan plan, PlanGraph graph)
    {
        if (plan.Deadline < FixedSchedule.Of(plan, graph, duration => duration.Min).Finish)
        {
            yield return new Finding(
                FindingCodes.DeadlineBelowBestCase, At.Member("deadline").Value,
                "The deadline is earlier than the plan can finish even if every step takes its least.",
                FindingWeights.DeadlineBelowBestCase);
        }

        if (plan.Budget < plan.Steps.Sum(step => step.Cost.Min))
        {
            yield return new Finding(
                FindingCodes.BudgetBelowMinimum, At.Member("budget").Value,
                "The budget is less than the plan costs even if every step costs its least.",
                FindingWeights.BudgetBelowMinimum);
        }
    }

    private static IEnumerable<Finding> OfStep(PlanStep step, JsonPointer at, bool isIsolated)
    {
        if (isIsolated)
        {
            yield return new Finding(
                FindingCodes.IsolatedStep, at.Value, "The step waits for no other and no other waits for it.",
                FindingWeights.IsolatedStep);
        }

        // A step of no duration is a milestone, and rightly has no spread.
        if (step.Duration is { IsFixed: true, Max: > 0 })
        {
            yield return new Finding(
                FindingCodes.DegenerateRange, at.Value, "The step's duration has no spread, as if it were certain.",
                FindingWeights.DegenerateRange);
        }

        if (string.IsNullOrWhiteSpace(step.Verify))
        {
            yield return new Finding(
                FindingCodes.UnverifiedStep, at.Value, "Nothing says how it is known that the step is done.",
                FindingWeights.UnverifiedStep);
        }
    }

    private static IEnumerable<Finding> OfRisk(PlanRisk risk, JsonPointer at)
    {
        if (risk.Probability > 0 && string.IsNullOrWhiteSpace(risk.Mitigation))
        {
            yield return new Finding(
                FindingCodes.UnmitigatedRisk, at.Value, "Nothing says what is done about the risk.",
                FindingWeights.UnmitigatedRisk);
        }
    }
}
