using System.Text.Json;
using Lukhas.Sim.Core.Policy;

namespace Lukhas.Sim.Core.Tests.Policy.Evaluation;

/// <summary>
/// The labelled goals, written for this project, in three parts: <c>tune.jsonl</c>, which rules are written against;
/// <c>kept.jsonl</c>, which was written before them; and <c>fresh.jsonl</c>, which was written after them. Only the
/// last was not seen while rules were written: docs/policy.md says what each figure is worth.
/// </summary>
internal static class EvaluationSet
{
    public static IReadOnlyList<EvaluationGoal> Tune { get; } = Read("tune");

    public static IReadOnlyList<EvaluationGoal> Kept { get; } = Read("kept");

    public static IReadOnlyList<EvaluationGoal> Fresh { get; } = Read("fresh");

    private static List<EvaluationGoal> Read(string split)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Lukhas.Sim.Functions.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run within the repository.");
        var path = Path.Combine(folder.FullName, "tests", "Lukhas.Sim.Core.Tests", "Policy", "Evaluation", $"{split}.jsonl");
        return [.. File.ReadLines(path).Select(line => Parse(JsonElement.Parse(line), split))];
    }

    private static EvaluationGoal Parse(JsonElement line, string split)
    {
        Assert.Equal(split, line.GetProperty("split").GetString());
        var label = line.GetProperty("label").GetString() switch
        {
            "deny" => PolicyDecisionKind.Deny,
            "step_up" => PolicyDecisionKind.StepUp,
            "benign" => PolicyDecisionKind.Allow,
            var other => throw new FormatException($"{other} is no label."),
        };
        return new EvaluationGoal(label, line.GetProperty("language").GetString()!, line.GetProperty("text").GetString()!);
    }
}
