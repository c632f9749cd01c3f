using System.Text.Json;
using Lukhas.Sim.Infra.Tests.Bicep;

namespace Lukhas.Sim.Infra.Tests.Template;

/// <summary>What is told of every module of the compiled template, nested ones too.</summary>
public sealed class TemplateTests(Deployments deployments)
{
    [Fact]
    public async Task EveryParameter_IsDescribed()
    {
        var parameters = (await TemplatesAsync()).SelectMany(template => Members(template, "parameters")).ToList();

        Assert.True(parameters.Count > 50);
        Assert.All(parameters, parameter => Assert.NotEmpty(parameter.Value.Text("metadata.description")));
    }

    [Fact]
    public async Task NoKeyAndNoSecret_IsEverAskedOf() =>
        Assert.DoesNotMatch(@"(?i)\blist[a-z]*\(|accountkey|sharedaccesskey|instrumentationkey|securestring", await deployments.TemplateAsync());

    [Fact]
    public async Task Outputs_AreWhatAClientNeeds()
    {
        var outputs = Members(JsonSerializer.Deserialize<JsonElement>(await deployments.TemplateAsync()), "outputs").Select(output => output.Name);

        Assert.Equal(
            [
                "SIM_API_URL", "SIM_BASE_URL", "SIM_FUNCTION_APP", "SIM_IDENTITY_CLIENT_ID", "SIM_IDENTITY_PRINCIPAL_ID",
                "SIM_INBOX_ENDPOINT", "SIM_TABLE_ENDPOINT",
            ],
            outputs.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task NoOutput_HoldsASecret()
    {
        var outputs = (await TemplatesAsync()).SelectMany(template => Members(template, "outputs")).ToList();

        Assert.NotEmpty(outputs);
        Assert.All(outputs, output => Assert.DoesNotMatch("(?i)key|secret|connectionstring|password", output.Value.GetRawText()));
    }

    [Fact]
    public async Task Modules_AreNoneOfARegistry() =>
        Assert.DoesNotContain(
            Directory.EnumerateFiles(Repository.PathOf("infra"), "*.bicep", SearchOption.AllDirectories),
            path => File.ReadAllText(path).Contains("'br", StringComparison.Ordinal));

    private async Task<IEnumerable<JsonElement>> TemplatesAsync() => Nested(JsonSerializer.Deserialize<JsonElement>(await deployments.TemplateAsync()));

    private static IEnumerable<JsonElement> Nested(JsonElement template) =>
    [
        template,
        .. Members(template, "resources")
            .Where(resource => resource.Value.Text("type") == "Microsoft.Resources/deployments")
            .SelectMany(resource => Nested(resource.Value.At("properties.template"))),
    ];

    // Resources have names in templates that use symbolic names, and none in others.
    private static IEnumerable<(string Name, JsonElement Value)> Members(JsonElement template, string name) =>
        !template.TryGetProperty(name, out var members) ? []
        : members.ValueKind == JsonValueKind.Array ? members.EnumerateArray().Select(member => ("", member))
        : members.EnumerateObject().Select(member => (member.Name, member.Value));
}
