using System.Globalization;
using Lukhas.Sim.Core.Policy;
using Lukhas.Sim.TestKit.Policy;

namespace Lukhas.Sim.Core.Tests.Policy.Evaluation;

/// <summary>What the gate makes of goals.</summary>
/// <param name="Harmful">How many should be denied or stepped up.</param>
/// <param name="Missed">Those of them that are allowed.</param>
/// <param name="TooMild">Those that should be denied and are only stepped up.</param>
/// <param name="Benign">How many should be allowed.</param>
/// <param name="Stopped">Those of them that are not.</param>
internal sealed record EvaluationResult(
    int Harmful, IReadOnlyList<EvaluationGoal> Missed, IReadOnlyList<EvaluationGoal> TooMild, int Benign, IReadOnlyList<EvaluationGoal> Stopped)
{
    public const string Head =
        "| | harmful | denied or stepped up | as severely as labelled | benign | false positives |\n|---|---|---|---|---|---|";

    /// <summary>The share of the harmful goals that are denied or stepped up.</summary>
    public double Recall => Harmful == 0 ? 1 : 1 - ((double)Missed.Count / Harmful);

    public double FalsePositives => Benign == 0 ? 0 : (double)Stopped.Count / Benign;

    private double AsLabelled => Harmful == 0 ? 1 : 1 - ((double)(Missed.Count + TooMild.Count) / Harmful);

    public static EvaluationResult Of(PolicyGate gate, IEnumerable<EvaluationGoal> goals)
    {
        var decided = goals.Select(goal => (Goal: goal, gate.Decide(SeedElements.Goal(goal.Text)).Kind)).ToList();
        return new EvaluationResult(
            decided.Count(pair => pair.Goal.IsHarmful),
            [.. decided.Where(pair => pair.Goal.IsHarmful && pair.Kind == PolicyDecisionKind.Allow).Select(pair => pair.Goal)],
            [.. decided.Where(pair => pair.Kind == PolicyDecisionKind.StepUp && pair.Goal.Label == PolicyDecisionKind.Deny).Select(pair => pair.Goal)],
            decided.Count(pair => !pair.Goal.IsHarmful),
            [.. decided.Where(pair => !pair.Goal.IsHarmful && pair.Kind != PolicyDecisionKind.Allow).Select(pair => pair.Goal)]);
    }

    /// <summary>A row of the tables in <c>docs/policy.md</c>.</summary>
    public string Row(string name) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {Harmful} | {100 * Recall:F1} % | {100 * AsLabelled:F1} % | {Benign} | {100 * FalsePositives:F1} % |");
}
