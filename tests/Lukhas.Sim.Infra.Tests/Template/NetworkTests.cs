using System.Text.Json;
using Lukhas.Sim.Infra.Tests.Bicep;

namespace Lukhas.Sim.Infra.Tests.Template;

public sealed class NetworkTests(Deployments deployments)
{
    [Theory]
    [InlineData(false, "Enabled", "Allow")]
    [InlineData(true, "Disabled", "Deny")]
    public async Task Accounts_WhenIsolated_AnswerThePublicNoMore(bool isolated, string access, string otherwise)
    {
        var deployment = await DeployAsync(isolated);

        Assert.All(deployment.OfType(Deployment.StorageAccounts), account =>
        {
            Assert.Equal(access, account.Text("properties.publicNetworkAccess"));
            Assert.Equal(otherwise, account.Text("properties.networkAcls.defaultAction"));
        });
    }

    [Theory]
    [InlineData(false, "None")]
    [InlineData(true, "AzureServices")]
    public async Task Bypass_IsOfTheAccountWithALifecycleRuleOnly(bool isolated, string ofTheLanes)
    {
        var deployment = await DeployAsync(isolated);
        var policy = Assert.Single(deployment.OfType("Microsoft.Storage/storageAccounts/managementPolicies"));

        Assert.StartsWith(deployment.Account("data").Text("id"), policy.Text("id"), StringComparison.Ordinal);
        Assert.Equal(ofTheLanes, deployment.Account("data").Text("properties.networkAcls.bypass"));
        Assert.Equal("None", deployment.Account("host").Text("properties.networkAcls.bypass"));
    }

    [Fact]
    public async Task Network_WhenNotIsolated_IsNone()
    {
        var deployment = await DeployAsync(false);

        Assert.DoesNotContain(deployment.Resources, resource => resource.Text("type").StartsWith("Microsoft.Network/", StringComparison.Ordinal));
        Assert.False(App(deployment).At("properties").TryGetProperty("virtualNetworkSubnetId", out var subnet) && subnet.ValueKind != JsonValueKind.Null);
    }

    [Fact]
    public async Task Endpoints_WhenIsolated_LeadToEveryServiceThatIsUsed()
    {
        var deployment = await DeployAsync(true);
        var endpoints = deployment.OfType("Microsoft.Network/privateEndpoints").Select(endpoint =>
        {
            var connection = Assert.Single(endpoint.At("properties.privateLinkServiceConnections").EnumerateArray());
            return (connection.Text("properties.privateLinkServiceId"), Assert.Single(connection.At("properties.groupIds").EnumerateArray()).GetString());
        });

        Assert.Equal(
            [
                (deployment.Account("host").Text("id"), "blob"),
                (deployment.Account("data").Text("id"), "blob"),
                (deployment.Account("data").Text("id"), "table"),
            ],
            endpoints);
    }

    [Fact]
    public async Task Names_WhenIsolated_AreResolvedInsideTheNetwork()
    {
        var deployment = await DeployAsync(true);

        Assert.Equal(2, deployment.OfType("Microsoft.Network/privateDnsZones").Count());
        Assert.Equal(2, deployment.OfType("Microsoft.Network/privateDnsZones/virtualNetworkLinks").Count());
        Assert.Equal(3, deployment.OfType("Microsoft.Network/privateEndpoints/privateDnsZoneGroups").Count());
    }

    [Fact]
    public async Task App_WhenIsolated_JoinsTheSubnetThatFlexConsumptionNeeds()
    {
        var deployment = await DeployAsync(true);
        var network = Assert.Single(deployment.OfType("Microsoft.Network/virtualNetworks"));
        var subnets = network.At("properties.subnets").EnumerateArray().ToDictionary(subnet => subnet.Text("name"));

        Assert.Equal($"{network.Text("id")}/subnets/functions", App(deployment).Text("properties.virtualNetworkSubnetId"));
        Assert.Equal(
            "Microsoft.App/environments",
            Assert.Single(subnets["functions"].At("properties.delegations").EnumerateArray()).Text("properties.serviceName"));
        Assert.Equal("10.20.0.0/26", subnets["functions"].Text("properties.addressPrefix"));
        Assert.Equal("10.20.0.64/26", subnets["endpoints"].Text("properties.addressPrefix"));
        Assert.All(
            deployment.OfType("Microsoft.Network/privateEndpoints"),
            endpoint => Assert.Equal($"{network.Text("id")}/subnets/endpoints", endpoint.Text("properties.subnet.id")));
    }

    private static JsonElement App(Deployment deployment) => Assert.Single(deployment.OfType(Deployment.Sites));

    private Task<Deployment> DeployAsync(bool isolated) => isolated ? deployments.IsolatedAsync() : deployments.PlainAsync();
}
