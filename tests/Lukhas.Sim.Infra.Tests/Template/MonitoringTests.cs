using Lukhas.Sim.Infra.Tests.Bicep;

namespace Lukhas.Sim.Infra.Tests.Template;

public sealed class MonitoringTests(Deployments deployments)
{
    [Fact]
    public async Task Insights_TakesTelemetryFromIdentitiesOnly()
    {
        var deployment = await deployments.PlainAsync();
        var workspace = Assert.Single(deployment.OfType("Microsoft.OperationalInsights/workspaces"));
        var insights = Assert.Single(deployment.OfType("Microsoft.Insights/components"));

        Assert.True(insights.At("properties.DisableLocalAuth").GetBoolean());
        Assert.True(workspace.At("properties.features.disableLocalAuth").GetBoolean());
        Assert.Equal(workspace.Text("id"), insights.Text("properties.WorkspaceResourceId"));
    }

    [Theory]
    [InlineData("duress", 0, "PT15M", "Signals", "GreaterThan", 0)]
    [InlineData("server-errors", 1, "PT15M", "Errors", "GreaterThanOrEqual", 5)]
    [InlineData("sweeper", 2, "PT30M", "Sweeps", "LessThan", 1)]
    public async Task Alert_AsksTheWorkspaceEveryFiveMinutes(
        string name, int severity, string window, string measure, string comparison, int threshold)
    {
        var deployment = await deployments.PlainAsync();
        var alert = Assert.Single(
            deployment.OfType("Microsoft.Insights/scheduledQueryRules"), rule => rule.Text("name").Contains($"-{name}-", StringComparison.Ordinal));
        var criterion = Assert.Single(alert.At("properties.criteria.allOf").EnumerateArray());

        Assert.True(alert.At("properties.enabled").GetBoolean());
        Assert.Equal(severity, alert.At("properties.severity").GetInt32());
        Assert.Equal("PT5M", alert.Text("properties.evaluationFrequency"));
        Assert.Equal(window, alert.Text("properties.windowSize"));
        Assert.Equal(
            Assert.Single(deployment.OfType("Microsoft.OperationalInsights/workspaces")).Text("id"),
            Assert.Single(alert.At("properties.scopes").EnumerateArray()).GetString());
        Assert.Equal(Repository.Read($"infra/queries/{name}.kql"), criterion.Text("query"));
        Assert.Equal(
            (measure, comparison, threshold),
            (criterion.Text("metricMeasureColumn"), criterion.Text("operator"), criterion.At("threshold").GetInt32()));
    }

    [Fact]
    public async Task Duress_IsNotOverByItself()
    {
        var alerts = (await deployments.PlainAsync()).OfType("Microsoft.Insights/scheduledQueryRules");

        Assert.Contains("-duress-", Assert.Single(alerts, alert => !alert.At("properties.autoMitigate").GetBoolean()).Text("name"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Alerts_WhenAnAddressIsGiven_GoThere()
    {
        var deployment = await deployments.FullAsync();
        var group = Assert.Single(deployment.OfType("Microsoft.Insights/actionGroups"));
        var alerts = deployment.OfType("Microsoft.Insights/scheduledQueryRules").ToList();

        Assert.Equal(
            "operator@example.org", Assert.Single(group.At("properties.emailReceivers").EnumerateArray()).Text("emailAddress"));
        Assert.Equal(3, alerts.Count);
        Assert.All(alerts, alert => Assert.Equal(
            group.Text("id"), Assert.Single(alert.At("properties.actions.actionGroups").EnumerateArray()).GetString()));
        Assert.Equal(9, alerts.Single(alert => alert.Text("name").Contains("server-errors", StringComparison.Ordinal))
            .At("properties.criteria.allOf")[0].At("threshold").GetInt32());
    }

    [Fact]
    public async Task Alerts_WhenNoAddressIsGiven_GoNowhere()
    {
        var deployment = await deployments.PlainAsync();

        Assert.Empty(deployment.OfType("Microsoft.Insights/actionGroups"));
        Assert.All(
            deployment.OfType("Microsoft.Insights/scheduledQueryRules"),
            alert => Assert.Empty(alert.At("properties.actions.actionGroups").EnumerateArray()));
    }
}
