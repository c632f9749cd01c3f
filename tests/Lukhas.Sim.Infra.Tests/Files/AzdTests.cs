using Lukhas.Sim.Infra.Tests.Bicep;

namespace Lukhas.Sim.Infra.Tests.Files;

public sealed class AzdTests(Deployments deployments)
{
    [Fact]
    public void Infrastructure_IsWhatLiesInInfra()
    {
        var infra = YamlFile.Read("azure.yaml").At("infra");

        Assert.Equal("bicep", infra.Text("provider"));
        Assert.True(File.Exists(Repository.PathOf($"{infra.Text("path")}/{infra.Text("module")}.bicep")));
        Assert.True(File.Exists(Repository.PathOf($"{infra.Text("path")}/{infra.Text("module")}.bicepparam")));
    }

    [Fact]
    public async Task Service_IsTheFunctionsProject_AndTheAppBearsItsName()
    {
        var service = Assert.Single(YamlFile.Read("azure.yaml").At("services").EnumerateObject());
        var app = Assert.Single((await deployments.PlainAsync()).OfType(Deployment.Sites));

        Assert.Equal("./src/Lukhas.Sim.Functions", service.Value.Text("project"));
        Assert.Equal(("dotnet", "function"), (service.Value.Text("language"), service.Value.Text("host")));
        Assert.Equal(service.Name, app.Text("tags.azd-service-name"));
    }

    [Fact]
    public async Task EveryResource_BearsTheEnvironmentsName()
    {
        var deployment = await deployments.IsolatedAsync();

        Assert.All(
            deployment.Resources.Where(resource => resource.TryGetProperty("location", out _)),
            resource => Assert.Equal("test", resource.Text("tags.azd-env-name")));
    }
}
