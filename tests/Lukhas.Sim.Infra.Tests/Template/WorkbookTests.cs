using System.Text.Json;
using Lukhas.Sim.Infra.Tests.Bicep;

namespace Lukhas.Sim.Infra.Tests.Template;

public sealed class WorkbookTests(Deployments deployments)
{
    [Theory]
    [InlineData("Queue depth", "queue-depth")]
    [InlineData("Decisions", "decisions")]
    [InlineData("Collect", "collect-latency")]
    [InlineData("Sweeps", "sweeps")]
    public async Task Workbook_HasAChart(string title, string query)
    {
        var chart = Assert.Single(await ChartsAsync(), item => item.Text("title").StartsWith(title, StringComparison.Ordinal));

        Assert.Equal(Repository.Read($"infra/queries/{query}.kql"), chart.Text("query"));
        Assert.EndsWith("chart", chart.Text("visualization"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryChart_AsksTheWorkspace()
    {
        var workspace = Assert.Single((await deployments.PlainAsync()).OfType("Microsoft.OperationalInsights/workspaces")).Text("id");
        var charts = await ChartsAsync();

        Assert.Equal(4, charts.Count);
        Assert.All(charts, chart =>
        {
            Assert.Equal("microsoft.operationalinsights/workspaces", chart.Text("resourceType"));
            Assert.Equal(workspace, Assert.Single(chart.At("crossComponentResources").EnumerateArray()).GetString());
        });
    }

    [Fact]
    public async Task EveryChart_HasATimeRange_AndTheQueueLooksBackAsFarAsJobsLive()
    {
        var charts = (await ChartsAsync()).ToLookup(chart => chart.Text("title").StartsWith("Queue", StringComparison.Ordinal));

        Assert.Equal(TimeSpan.FromDays(30).TotalMilliseconds, Assert.Single(charts[true]).At("timeContext.durationMs").GetDouble());
        Assert.All(charts[false], chart => Assert.Equal("TimeRange", chart.Text("timeContextFromParameter")));
    }

    private async Task<IReadOnlyList<JsonElement>> ChartsAsync()
    {
        var workbook = Assert.Single((await deployments.PlainAsync()).OfType("Microsoft.Insights/workbooks"));
        var items = JsonSerializer.Deserialize<JsonElement>(workbook.Text("properties.serializedData")).At("items").EnumerateArray().ToList();

        Assert.Equal("TimeRange", Assert.Single(items[0].At("content.parameters").EnumerateArray()).Text("name"));
        return [.. items.Skip(1).Select(item => item.At("content"))];
    }
}
