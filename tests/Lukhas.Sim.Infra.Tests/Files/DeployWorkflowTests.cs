using System.Text.Json;
using System.Text.RegularExpressions;
using Lukhas.Sim.Infra.Tests.Bicep;

namespace Lukhas.Sim.Infra.Tests.Files;

public sealed partial class DeployWorkflowTests
{
    private static readonly JsonElement Workflow = YamlFile.Read(".github/workflows/deploy.yml");

    [Fact]
    public void Workflow_RunsByHandAndOnAVersionTag()
    {
        Assert.True(Workflow.At("on").TryGetProperty("workflow_dispatch", out _));
        Assert.Equal(["v*"], Workflow.At("on.push.tags").Deserialize<string[]>()!);
    }

    [Fact]
    public void OnlyTheDeployingJob_MayProveWhoItIs()
    {
        Assert.Equal("write", Workflow.Text("jobs.deploy.permissions.id-token"));
        Assert.Equal(["contents"], Workflow.At("permissions").EnumerateObject().Select(permission => permission.Name));
        Assert.False(Workflow.At("jobs.package").TryGetProperty("permissions", out _));
    }

    [Fact]
    public void Login_IsByOpenIdConnect_AndNothingIsASecret()
    {
        var login = Step("azure/login").At("with");

        Assert.Equal(["client-id", "tenant-id", "subscription-id"], login.EnumerateObject().Select(input => input.Name));
        Assert.All(login.EnumerateObject(), input => Assert.StartsWith("${{ vars.AZURE_", input.Value.GetString(), StringComparison.Ordinal));
        Assert.DoesNotContain("secrets.", Repository.Read(".github/workflows/deploy.yml"), StringComparison.Ordinal);
    }

    [Fact]
    public void Package_IsCheckedPublishedAndHandedOnWhole()
    {
        var commands = Steps("package").Where(step => step.TryGetProperty("run", out _)).Select(step => step.Text("run")).ToList();

        Assert.Equal("bash .ci/run", commands[0]);
        Assert.StartsWith("dotnet publish src/Lukhas.Sim.Functions -c Release -o ", commands[1], StringComparison.Ordinal);
        Assert.EndsWith("&& zip -qr ../package.zip .", commands[2], StringComparison.Ordinal);
        Assert.EndsWith("/package.zip", Step("actions/upload-artifact").Text("with.path"), StringComparison.Ordinal);
        Assert.Equal("package", Workflow.Text("jobs.deploy.needs"));
    }

    [Fact]
    public void Deployment_IsFlexConsumptions()
    {
        var inputs = Step("Azure/functions-action").At("with");

        Assert.Equal(("flexconsumption", "false", "package.zip"), (inputs.Text("sku"), inputs.Text("remote-build"), inputs.Text("package")));
    }

    [Fact]
    public void Deployment_IsSmokeTestedWhereItWent()
    {
        var test = Steps("deploy")[^2];

        Assert.StartsWith("curl --fail ", test.Text("run"), StringComparison.Ordinal);
        Assert.EndsWith("/api/health/ready\"", test.Text("run"), StringComparison.Ordinal);
        Assert.Equal("${{ steps.deploy.outputs.app-url }}", test.Text("env.APP_URL"));
        Assert.Equal("deploy", Step("Azure/functions-action").Text("id"));
    }

    [Fact]
    public void Deployment_IsFoundToRefuseWhoShowsNoToken()
    {
        var test = Steps("deploy")[^1];

        Assert.StartsWith("test \"$(curl ", test.Text("run"), StringComparison.Ordinal);
        Assert.EndsWith("/api/lane\")\" = 401", test.Text("run"), StringComparison.Ordinal);
        Assert.DoesNotContain("Authorization", test.Text("run"), StringComparison.Ordinal);
        Assert.Equal("${{ steps.deploy.outputs.app-url }}", test.Text("env.APP_URL"));
    }

    [Fact]
    public void EveryAction_IsPinnedToAVersion()
    {
        var uses = Workflow.At("jobs").EnumerateObject().SelectMany(job => Steps(job.Name))
            .Where(step => step.TryGetProperty("uses", out _)).Select(step => step.Text("uses")).ToList();

        Assert.NotEmpty(uses);
        Assert.All(uses, action => Assert.Matches(Pinned(), action));
    }

    private static List<JsonElement> Steps(string job) => [.. Workflow.At($"jobs.{job}.steps").EnumerateArray()];

    private static JsonElement Step(string action) => Assert.Single(
        Steps("package").Concat(Steps("deploy")),
        step => step.TryGetProperty("uses", out var uses) && uses.GetString()!.StartsWith($"{action}@", StringComparison.Ordinal));

    [GeneratedRegex(@"^[\w-]+/[\w-]+@(v\d+(\.\d+)*|[0-9a-f]{40})\z")]
    private static partial Regex Pinned();
}
