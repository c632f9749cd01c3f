using System.Text.RegularExpressions;
using Lukhas.Sim.Infra.Tests.Bicep;

namespace Lukhas.Sim.Infra.Tests.Files;

/// <summary>The queries of alerts and workbook, beside what the lane really writes.</summary>
public sealed partial class QueryTests
{
    // The meter's instruments.
    private static readonly string[] Metrics =
    [
        "sim.jobs.scheduled", "sim.jobs.completed", "sim.jobs.cancelled", "sim.jobs.expired", "sim.jobs.waiting",
        "sim.policy.decisions", "sim.policy.duress", "sim.collect.duration", "sim.rehearsal.rollouts", "sim.sweep.deleted", "sim.store.duration",
    ];

    // Microsoft Learn, "Azure Monitor Logs table reference".
    private static readonly string[] Tables = ["AppMetrics", "AppRequests", "AppTraces"];

    [Theory]
    [MemberData(nameof(Queries))]
    public void Query_NamesMetricsOfTheLaneOnly(string path) =>
        Assert.All(Metric().Matches(Repository.Read(path)), metric => Assert.Contains(metric.Groups[1].Value, Metrics));

    [Fact]
    public void Metrics_ThatTheLaneMakes_AreKnownHere()
    {
        var made = Sources().SelectMany(source => Instrument().Matches(source)).Select(instrument => instrument.Groups[1].Value).ToList();

        Assert.NotEmpty(made);
        Assert.Empty(made.Except(Metrics));
    }

    [Theory]
    [InlineData("sweeper")]
    [InlineData("sweeps")]
    public void SweepQuery_LooksForWhatTheLaneLogs(string query)
    {
        const string Prefix = "Swept: ", Suffix = ", 0 failed.";
        var line = Assert.Single(Sources().SelectMany(source => SweepLine().Matches(source)).Select(message => message.Groups[1].Value));

        Assert.StartsWith(Prefix, line, StringComparison.Ordinal);
        Assert.EndsWith(Suffix, line.Replace("{Failed}", "0", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains($"startswith \"{Prefix}\"", Repository.Read($"infra/queries/{query}.kql"), StringComparison.Ordinal);
        Assert.Contains($"endswith \"{Suffix}\"", Repository.Read($"infra/queries/{query}.kql"), StringComparison.Ordinal);
    }

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
    [InlineData("queue-depth", "sim.jobs.waiting")]
    [InlineData("decisions", "sim.policy.decisions")]
    [InlineData("collect-latency", "sim.collect.duration")]
    [InlineData("sweeps", "sim.sweep.deleted")]
    [InlineData("duress", "sim.policy.duress")]
    public void Query_CountsWhatTheLaneMeasures(string query, params string[] metrics) =>
        Assert.Equal(
            metrics.Order(StringComparer.Ordinal),
            Metric().Matches(Repository.Read($"infra/queries/{query}.kql")).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));

    public static TheoryData<string> Queries() => [.. Directory
        .EnumerateFiles(Repository.PathOf("infra/queries"), "*.kql")
        .Select(path => Path.GetRelativePath(Repository.Folder, path))
        .Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Sources() => Directory
        .EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
        .Select(File.ReadAllText);

    [GeneratedRegex(@"\.Create(?:Counter|UpDownCounter|Gauge|Histogram)(?:<\w+>)?\(\s*""([^""]+)""")]
    private static partial Regex Instrument();

    [GeneratedRegex(@"LoggerMessage\([^""]*""(Swept:[^""]*)""")]
    private static partial Regex SweepLine();

    [GeneratedRegex("\"(sim\\.[a-z.]+)\"")]
    private static partial Regex Metric();

    [GeneratedRegex(@"\bApp[A-Z]\w+")]
    private static partial Regex Table();

    [GeneratedRegex("\"[^\"]*\"|//.*")]
    private static partial Regex Quoted();
}
