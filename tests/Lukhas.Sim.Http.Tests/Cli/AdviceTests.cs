using System.Text.Json;
using System.Text.RegularExpressions;
using Lukhas.Sim.Cli;

namespace Lukhas.Sim.Http.Tests.Cli;

/// <summary>Whoever does what a refusal advises gets there, and is not sent round in a circle.</summary>
public sealed partial class AdviceTests(CliHost host) : IClassFixture<CliHost>
{
    private const string Garbage = "not.a.token";

    [Theory]
    [InlineData("lane on --tenant acme", "--scopes operate", 1)]
    [InlineData("lane on --tenant acme", "--step-up", 1)]
    [InlineData("lane on --tenant acme", "--scopes schedule", 1)]
    [InlineData("lane on --tenant acme", null, 1)]
    [InlineData("lane off --tenant acme", "--scopes schedule", 1)]
    [InlineData("lane off --tenant acme", null, 1)]
    [InlineData("inbox list", "--scopes schedule", 1)]
    [InlineData("inbox list", null, 1)]
    [InlineData("schedule Paint", "--scopes collect", 1)]
    [InlineData("schedule {step-up}", "--scopes schedule", 1)]
    [InlineData("schedule {step-up}", "--scopes collect --step-up", 2)]
    [InlineData("collect {job}", "--scopes collect", 1)]
    [InlineData("collect {job}", "--scopes inbox-write", 1)]
    public async Task Command_WhenRefusedForItsToken_WorksOnceTheAdviceIsFollowed(string line, string? token, int refusals)
    {
        string[] command = [.. await Task.WhenAll(line.Split(' ').Select(FillAsync))];
        var bearer = token is null ? Garbage : await host.TokenAsync(token.Split(' '));

        for (var refused = 0; refused < refusals; refused++)
        {
            var run = await host.RunAsync([.. command, "--token", bearer]);
            Assert.Equal(ExitCode.Refused, run.ExitCode);
            var advised = Advised().Match(run.Error).Groups["options"].Value;
            bearer = await host.TokenAsync(advised.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }

        Assert.Equal(ExitCode.Done, (await host.RunAsync([.. command, "--token", bearer])).ExitCode);
    }

    private async Task<string> FillAsync(string word) => word switch
    {
        "{step-up}" => Examples.PathOf("step-up.json"),
        "{job}" => JsonElement.Parse((await host.RunAsync("schedule", "Paint", "--json")).Output).GetProperty("job_id").GetString()!,
        _ => word,
    };

    [GeneratedRegex(@"--token ""\$\(lukhas-sim token(?<options>[^)\n]*)\)""")]
    private static partial Regex Advised();
}
