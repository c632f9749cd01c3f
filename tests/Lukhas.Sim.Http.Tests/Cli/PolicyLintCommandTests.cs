using System.Text.Json;
using System.Text.Json.Nodes;
using Lukhas.Sim.Cli;

namespace Lukhas.Sim.Http.Tests.Cli;

public sealed class PolicyLintCommandTests : IDisposable
{
    private readonly TemporaryFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task PolicyLint_OfAValidDocument_Is0()
    {
        Write(_ => { });

        var people = await CliRun.OfAsync("policy", "lint", _file.Path);
        var json = await CliRun.OfAsync("policy", "lint", _file.Path, "--json");

        Assert.Equal((ExitCode.Done, ""), (people.ExitCode, people.Error));
        Assert.Contains("is a valid policy document", people.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, json.ExitCode);
        Assert.True(JsonElement.Parse(json.Output).GetProperty("valid").GetBoolean());
        Assert.Equal(0, JsonElement.Parse(json.Output).GetProperty("errors").GetArrayLength());
    }

    [Fact]
    public async Task PolicyLint_OfAnInvalidDocument_Is1AndTellsEveryErrorWithItsPlace()
    {
        Write(policy =>
        {
            policy["version"] = "";
            policy["rules"]![0]!["id"] = "No Id";
        });

        var people = await CliRun.OfAsync("policy", "lint", _file.Path);
        var json = await CliRun.OfAsync("policy", "lint", _file.Path, "--json");

        Assert.Equal((ExitCode.Refused, ExitCode.Refused), (people.ExitCode, json.ExitCode));
        Assert.Contains("#/version: must not be blank", people.Output, StringComparison.Ordinal);
        Assert.Contains("#/rules/0/id: must be", people.Output, StringComparison.Ordinal);
        var told = JsonElement.Parse(json.Output);
        Assert.False(told.GetProperty("valid").GetBoolean());
        Assert.Contains("/version", told.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString()));
    }

    [Theory]
    [InlineData("positive", "Water the flowers", "is not met by")]
    [InlineData("negative", "Halt the conveyor", "is met by")]
    public async Task PolicyLint_OfAnExampleThatIsDecidedOtherwise_Is1(string kind, string text, string message)
    {
        Write(policy => policy["rules"]![0]!["examples"]![kind]![0] = text);

        var run = await CliRun.OfAsync("policy", "lint", _file.Path);

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains($"#/rules/0/examples/{kind}/0: {message} the rule acme-plant", run.Output, StringComparison.Ordinal);
        Assert.Contains("has 1 error.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PolicyLint_OfWhatIsNotJson_TellsTheLine()
    {
        await File.WriteAllTextAsync(_file.Path, "{\n  \"version\": 2,,\n}", TestContext.Current.CancellationToken);

        var run = await CliRun.OfAsync("policy", "lint", _file.Path);

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("LineNumber: 1", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("policy", "lint")]
    [InlineData("policy", "lint", "no-such-policy.json")]
    [InlineData("policy", "lint", "one.json", "two.json")]
    public async Task PolicyLint_OfAWrongCommandLine_Is2(params string[] args) =>
        Assert.Equal(ExitCode.WrongUsage, (await CliRun.OfAsync(args)).ExitCode);

    private void Write(Action<JsonNode> change)
    {
        var policy = JsonNode.Parse(File.ReadAllBytes(Examples.PathOf("policies/acme.json")))!;
        change(policy);
        File.WriteAllText(_file.Path, policy.ToJsonString());
    }
}
