using System.Text.Json;
using Lukhas.Sim.Core.Policy;
using Lukhas.Sim.TestKit;

namespace Lukhas.Sim.Core.Tests.Policy.Evaluation;

/// <summary>
/// The labelled goals, written for this project, in two parts: <c>tune.jsonl</c>, which the vocabulary was written with, and
/// <c>kept.jsonl</c>, which others wrote and which nobody looked at before the vocabulary was done. The folder's README tells how.
/// </summary>
internal static class EvaluationSet
{
    public static IReadOnlyList<EvaluationGoal> Tune { get; } = Read("tune");

    public static IReadOnlyList<EvaluationGoal> Kept { get; } = Read("kept");

    private static List<EvaluationGoal> Read(string part)
    {
        var path = Checkout.PathOf("tests", "Lukhas.Sim.Core.Tests", "Policy", "Evaluation", $"{part}.jsonl");
        return [.. File.ReadLines(path).Select(line => Parse(JsonElement.Parse(line)))];
    }

    private static EvaluationGoal Parse(JsonElement line)
    {
        var label = Text("label") switch
        {
            "deny" => PolicyDecisionKind.Deny,
            "step_up" => PolicyDecisionKind.StepUp,
            "benign" => PolicyDecisionKind.Allow,
            var other => throw new FormatException($"{other} is no label."),
        };
        return new EvaluationGoal(label, Text("category"), Text("language"), Text("text"));

        string Text(string name) => line.GetProperty(name).GetString()!;
    }
}
