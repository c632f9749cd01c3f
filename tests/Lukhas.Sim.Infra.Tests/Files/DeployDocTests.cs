using System.Text.Json;
using System.Text.RegularExpressions;
using Lukhas.Sim.Infra.Tests.Bicep;

namespace Lukhas.Sim.Infra.Tests.Files;

/// <summary>docs/deploy.md and the template tell the same.</summary>
public sealed partial class DeployDocTests(Deployments deployments)
{
    private static readonly string Document = Repository.Read("docs/deploy.md");

    [Fact]
    public async Task EveryParameter_IsInTheTable_AndNoOther()
    {
        var parameters = JsonSerializer.Deserialize<JsonElement>(await deployments.TemplateAsync()).At("parameters").EnumerateObject()
            .Select(parameter => parameter.Name);

        Assert.Equal(
            parameters.Order(StringComparer.Ordinal),
            Rows("Parameters").SelectMany(row => Code().Matches(row[0]).Select(name => name.Groups[1].Value)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task EveryDefault_IsAsTheTemplateHasIt()
    {
        var parameters = JsonSerializer.Deserialize<JsonElement>(await deployments.TemplateAsync()).At("parameters");
        var told = Rows("Parameters").SelectMany(row => Code().Matches(row[0]).Zip(
            Code().Matches(row[1]), (name, value) => (Name: name.Groups[1].Value, Value: value.Groups[1].Value))).ToList();

        Assert.True(told.Count > 10);
        Assert.All(told, parameter => Assert.Equal(
            parameter.Value, parameters.At($"{parameter.Name}.defaultValue").ToString(), ignoreCase: true));
    }

    [Fact]
    public void EveryVariable_IsReadByTheParameterFile_AndNoOther()
    {
        var read = Variable().Matches(Repository.Read("infra/main.bicepparam")).Select(variable => variable.Groups[1].Value);

        Assert.Equal(
            read.Order(StringComparer.Ordinal),
            Rows("With azd").Select(row => Code().Match(row[0]).Groups[1].Value).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("b7e6dc6d-f1e8-4753-8033-0f276bb0955b", "Storage Blob Data Owner")]
    [InlineData("ba92f5b4-2d11-453d-a403-e96b0029c9fe", "Storage Blob Data Contributor")]
    [InlineData("0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", "Storage Table Data Contributor")]
    [InlineData("3913510d-42f4-4e42-8a64-420c390055eb", "Monitoring Metrics Publisher")]
    [InlineData("4633458b-17de-408a-b874-0445c86b69e6", "Key Vault Secrets User")]
    public async Task EveryRole_IsInTheTable(string id, string name)
    {
        var assigned = (await deployments.FullAsync()).OfType("Microsoft.Authorization/roleAssignments")
            .Count(assignment => assignment.Text("properties.roleDefinitionId").EndsWith(id, StringComparison.Ordinal));

        Assert.Equal(assigned, Rows("Least privilege").Count(row => row[0] == "`id-sim-…`" && row[1] == name));
    }

    [Fact]
    public async Task RolesOfTheIdentity_AreAsManyAsInTheTable() =>
        Assert.Equal(
            (await deployments.FullAsync()).OfType("Microsoft.Authorization/roleAssignments").Count(),
            Rows("Least privilege").Count(row => row[0] == "`id-sim-…`"));

    [Theory]
    [InlineData("SIM_FUNCTION_APP")]
    [InlineData("SIM_BASE_URL")]
    [InlineData("SIM_API_URL")]
    [InlineData("SIM_INBOX_ENDPOINT")]
    [InlineData("SIM_TABLE_ENDPOINT")]
    [InlineData("SIM_IDENTITY_CLIENT_ID")]
    [InlineData("SIM_IDENTITY_PRINCIPAL_ID")]
    public async Task EveryOutput_IsTold(string output)
    {
        Assert.True(JsonSerializer.Deserialize<JsonElement>(await deployments.TemplateAsync()).At("outputs").TryGetProperty(output, out _));
        Assert.Contains($"`{output}`", Document, StringComparison.Ordinal);
    }

    /// <summary>The rows of the table under a heading, each as its cells.</summary>
    private static IEnumerable<string[]> Rows(string heading)
    {
        var section = Document.Split("\n## ").Single(part => part.StartsWith($"{heading}\n", StringComparison.Ordinal));
        return section.Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(1)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries)[1..^1]);
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"readEnvironmentVariable\('(\w+)'")]
    private static partial Regex Variable();
}
