using System.Text.RegularExpressions;
using Lukhas.Sim.Infra.Tests.Bicep;

namespace Lukhas.Sim.Infra.Tests.Files;

/// <summary>The queries of alerts and workbook, beside what the lane really writes.</summary>
public sealed partial class QueryTests
{
    // The meter's instruments.
    private static readonly string[] Metrics =
    [
        "sim.jobs.scheduled", "sim.jobs.completed", "sim.jobs.cancelled", "sim.jobs.expired", "sim.policy.decisions", "sim.policy.duress",
        "sim.collect.duration", "sim.rehearsal.rollouts", "sim.sweep.deleted", "sim.store.duration",
    ];

    // Microsoft Learn, "Azure Monitor Logs table reference".
    private static readonly string[] Tables = ["AppMetrics", "AppRequests", "AppTraces"];

    [Theory]
    [MemberData(nameof(Queries))]
    public void Query_NamesMetricsOfTheLaneOnly(string path) =>
        Assert.All(Metric().Matches(Repository.Read(path)), metric => Assert.Contains(metric.Groups[1].Value, Metrics));

    [Theory]
    [MemberData(nameof(Queries))]
    public void Query_AsksTablesThatThereAre(string path) =>
        Assert.All(Table().Matches(Repository.Read(path)), table => Assert.Contains(table.Value, Tables));

    [Theory]
    [MemberData(nameof(Queries))]
    public void Query_HasItsParenthesesInPairs(string path)
    {
        var depth = 0;
        foreach (var character in Quoted().Replace(Repository.Read(path), ""))
        {
            depth += character switch { '(' => 1, ')' => -1, _ => 0 };
            Assert.True(depth >= 0);
        }

        Assert.Equal(0, depth);
    }

    [Theory]
    [InlineData("queue-depth", "sim.jobs.scheduled", "sim.jobs.completed", "sim.jobs.cancelled", "sim.jobs.expired")]
    [InlineData("decisions", "sim.policy.decisions")]
    [InlineData("collect-latency", "sim.collect.duration")]
    [InlineData("sweeps", "sim.sweep.deleted")]
    [InlineData("sweeper", "sim.sweep.deleted")]
    [InlineData("duress", "sim.policy.duress")]
    public void Query_CountsWhatTheLaneMeasures(string query, params string[] metrics) =>
        Assert.Equal(
            metrics.Order(StringComparer.Ordinal),
            Metric().Matches(Repository.Read($"infra/queries/{query}.kql")).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));

    public static TheoryData<string> Queries() => [.. Directory
        .EnumerateFiles(Repository.PathOf("infra/queries"), "*.kql")
        .Select(path => Path.GetRelativePath(Repository.Folder, path))
        .Order(StringComparer.Ordinal)];

    [GeneratedRegex("\"(sim\\.[a-z.]+)\"")]
    private static partial Regex Metric();

    [GeneratedRegex(@"\bApp[A-Z]\w+")]
    private static partial Regex Table();

    [GeneratedRegex("\"[^\"]*\"|//.*")]
    private static partial Regex Quoted();
}
