using System.Globalization;
using Lukhas.Sim.Core.Policy;
using Lukhas.Sim.TestKit.Policy;

namespace Lukhas.Sim.Core.Tests.Policy.Evaluation;

public sealed class EvaluationTests(ITestOutputHelper output)
{
    private static readonly PolicyGate Gate = new(PolicyDocument.Default);

    // Thresholds keep what was reached; the goals that are missed stay in the set.
    private const double LowestRecall = 0.95;
    private const double HighestFalsePositiveRate = 0.04;

    [Fact]
    public void Decide_WhenGoalsAreLabelled_ReachesRecallWithFewFalsePositives()
    {
        var goals = ReadGoals();
        var harmful = goals.Where(goal => goal.Label != PolicyDecisionKind.Allow).ToList();
        var benign = goals.Where(goal => goal.Label == PolicyDecisionKind.Allow).ToList();
        var missed = harmful.Where(goal => Decide(goal.Text) < goal.Label).ToList();
        var stopped = benign.Where(goal => Decide(goal.Text) != PolicyDecisionKind.Allow).ToList();

        var recall = 1 - ((double)missed.Count / harmful.Count);
        var falsePositives = (double)stopped.Count / benign.Count;
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"recall {recall:P1} of {harmful.Count}, false positives {falsePositives:P1} of {benign.Count}"));
        foreach (var goal in missed)
            output.WriteLine($"missed: {goal.Text}");
        foreach (var goal in stopped)
            output.WriteLine($"stopped: {goal.Text}");

        Assert.True(harmful.Count >= 105 && benign.Count >= 150);
        Assert.InRange(recall, LowestRecall, 1);
        Assert.InRange(falsePositives, 0, HighestFalsePositiveRate);
    }

    private static PolicyDecisionKind Decide(string goal) => Gate.Decide(SeedElements.Goal(goal)).Kind;

    private static List<(PolicyDecisionKind Label, string Text)> ReadGoals()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Lukhas.Sim.Functions.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run within the repository.");
        var path = Path.Combine(folder.FullName, "tests", "Lukhas.Sim.Core.Tests", "Policy", "Evaluation", "goals.tsv");
        return [.. File.ReadLines(path).Where(line => line.Length > 0 && line[0] != '#').Select(Parse)];
    }

    private static (PolicyDecisionKind Label, string Text) Parse(string line)
    {
        var fields = line.Split('\t');
        return (fields[0] switch
        {
            "deny" => PolicyDecisionKind.Deny,
            "stepup" => PolicyDecisionKind.StepUp,
            "allow" => PolicyDecisionKind.Allow,
            _ => throw new FormatException(line),
        }, fields[2]);
    }
}
