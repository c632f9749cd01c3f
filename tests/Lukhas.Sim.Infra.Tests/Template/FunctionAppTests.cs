using System.Text.Json;
using Lukhas.Sim.Infra.Tests.Bicep;

namespace Lukhas.Sim.Infra.Tests.Template;

public sealed class FunctionAppTests(Deployments deployments)
{
    [Fact]
    public async Task Plan_IsFlexConsumption()
    {
        var plan = Assert.Single((await deployments.PlainAsync()).OfType("Microsoft.Web/serverfarms"));

        Assert.Equal("FC1", plan.Text("sku.name"));
        Assert.True(plan.At("properties.reserved").GetBoolean());
    }

    [Fact]
    public async Task Runtime_IsDotnet10Isolated_AndNotInTheSettings()
    {
        var deployment = await deployments.PlainAsync();
        var runtime = (await AppAsync()).At("properties.functionAppConfig.runtime");

        Assert.Equal(("dotnet-isolated", "10.0"), (runtime.Text("name"), runtime.Text("version")));
        Assert.DoesNotContain("FUNCTIONS_WORKER_RUNTIME", deployment.Settings().Keys);
        Assert.DoesNotContain("FUNCTIONS_EXTENSION_VERSION", deployment.Settings().Keys);
    }

    [Fact]
    public async Task Package_IsReadByTheAppsIdentity()
    {
        var deployment = await deployments.PlainAsync();
        var storage = (await AppAsync()).At("properties.functionAppConfig.deployment.storage");

        Assert.Equal("blobContainer", storage.Text("type"));
        Assert.Contains(deployment.Account("host").Text("id"), storage.Text("value"), StringComparison.Ordinal);
        Assert.Equal("UserAssignedIdentity", storage.Text("authentication.type"));
        Assert.Equal(IdentityOf(deployment), storage.Text("authentication.userAssignedIdentityResourceId"));
    }

    [Fact]
    public async Task Identity_IsUserAssigned_AndReadsTheVault()
    {
        var app = await AppAsync();
        var identity = IdentityOf(await deployments.PlainAsync());

        Assert.Equal("UserAssigned", app.Text("identity.type"));
        Assert.Equal(identity, Assert.Single(app.At("identity.userAssignedIdentities").EnumerateObject()).Name);
        Assert.Equal(identity, app.Text("properties.keyVaultReferenceIdentity"));
    }

    [Fact]
    public async Task Http_HasAnInstanceReady_UnlessNoneIsWanted()
    {
        const string AlwaysReady = "properties.functionAppConfig.scaleAndConcurrency.alwaysReady";
        var instance = Assert.Single((await AppAsync()).At(AlwaysReady).EnumerateArray());
        var without = Assert.Single((await deployments.FullAsync()).OfType(Deployment.Sites));

        Assert.Equal(("http", 1), (instance.Text("name"), instance.At("instanceCount").GetInt32()));
        Assert.Empty(without.At(AlwaysReady).EnumerateArray());
    }

    [Fact]
    public async Task Scale_IsBounded()
    {
        var scale = (await AppAsync()).At("properties.functionAppConfig.scaleAndConcurrency");

        Assert.Equal(2048, scale.At("instanceMemoryMB").GetInt32());
        Assert.Equal(40, scale.At("maximumInstanceCount").GetInt32());
        Assert.Equal(16, scale.At("triggers.http.perInstanceConcurrency").GetInt32());
    }

    [Fact]
    public async Task Transport_IsHttpsWithTls12_AndNoFtp()
    {
        var properties = (await AppAsync()).At("properties");

        Assert.True(properties.At("httpsOnly").GetBoolean());
        Assert.Equal("1.2", properties.Text("siteConfig.minTlsVersion"));
        Assert.Equal("1.2", properties.Text("siteConfig.scmMinTlsVersion"));
        Assert.Equal("Disabled", properties.Text("siteConfig.ftpsState"));
        Assert.False(properties.At("siteConfig.remoteDebuggingEnabled").GetBoolean());
    }

    [Fact]
    public async Task PublishingPasswords_AreOff()
    {
        var policies = (await deployments.PlainAsync()).OfType("Microsoft.Web/sites/basicPublishingCredentialsPolicies").ToList();

        Assert.Equal(["ftp", "scm"], policies.Select(policy => policy.Text("name").Split('/')[^1]).Order(StringComparer.Ordinal));
        Assert.All(policies, policy => Assert.False(policy.At("properties.allow").GetBoolean()));
    }

    private static string IdentityOf(Deployment deployment) =>
        Assert.Single(deployment.OfType("Microsoft.ManagedIdentity/userAssignedIdentities")).Text("id");

    private async Task<JsonElement> AppAsync() => Assert.Single((await deployments.PlainAsync()).OfType(Deployment.Sites));
}
