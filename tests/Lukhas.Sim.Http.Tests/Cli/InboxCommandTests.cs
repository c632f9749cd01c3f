using System.Text.Json;
using Lukhas.Sim.Cli;

namespace Lukhas.Sim.Http.Tests.Cli;

public sealed class InboxCommandTests(CliHost host) : IClassFixture<CliHost>
{
    private const string UnknownTrace = "LT-1763800000123-0000000000000000";

    [Fact]
    public async Task List_WhenThereAreMoreThanAskedFor_TellsHowToGoOn()
    {
        var first = await CollectedAsync();
        var second = await CollectedAsync();

        var page = await host.RunAsync("inbox", "list", "--limit", "1", "--since", "2020-01-01T00:00Z");
        var cursor = page.Output.Split("--cursor ")[1].Trim();
        var rest = await host.RunAsync("inbox", "list", "--limit", "1", "--cursor", cursor, "--json");

        Assert.Equal(ExitCode.Done, page.ExitCode);
        Assert.Contains(second, page.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(first, page.Output, StringComparison.Ordinal);
        Assert.Equal(first, Assert.Single(JsonElement.Parse(rest.Output).GetProperty("traces").EnumerateArray()).GetProperty("trace_id").GetString());
    }

    [Fact]
    public async Task List_WhenNothingMatches_SaysSo()
    {
        var byTag = await host.RunAsync("inbox", "list", "--tag", "ΛNOWHERE");
        var byTime = await host.RunAsync("inbox", "list", "--since", "2900-01-01T00:00Z");

        Assert.Equal(ExitCode.Done, byTag.ExitCode);
        Assert.Contains("There are no such traces", byTag.Output, StringComparison.Ordinal);
        Assert.Contains("There are no such traces", byTime.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_WhenTheLimitIsTooHigh_NamesIt()
    {
        var run = await host.RunAsync("inbox", "list", "--limit", "1001");

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("limit", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_OfATrace_ShowsTheDreamAndWithJsonTheDocument()
    {
        var trace = await CollectedAsync();

        var people = await host.RunAsync("inbox", "show", trace);
        var json = await host.RunAsync("inbox", "show", trace, "--json");

        Assert.Equal(ExitCode.Done, people.ExitCode);
        Assert.Contains("likely to be done by 120 hours", people.Output, StringComparison.Ordinal);
        Assert.Equal("local", JsonElement.Parse(json.Output).GetProperty("tenant").GetString());
    }

    [Fact]
    public async Task Purge_OfATrace_RemovesIt()
    {
        var trace = await CollectedAsync();

        var purge = await host.RunAsync("inbox", "purge", trace);
        var show = await host.RunAsync("inbox", "show", trace);
        var again = await host.RunAsync("inbox", "purge", trace, "--json");

        Assert.Equal(ExitCode.Done, purge.ExitCode);
        Assert.Contains($"{trace} is gone", purge.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Refused, show.ExitCode);
        Assert.Contains("There is no such trace", show.Error, StringComparison.Ordinal);
        Assert.Equal("urn:lukhas:sim:problem:not-found", JsonElement.Parse(again.Output).GetProperty("type").GetString());
    }

    [Fact]
    public async Task Purge_WithATokenThatMayOnlyRead_NamesTheMissingScope()
    {
        var run = await host.RunAsync("inbox", "purge", UnknownTrace, "--token", await host.TokenAsync("--scopes", "inbox-read"));

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("token --scopes inbox-purge", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("show")]
    [InlineData("purge")]
    public async Task Inbox_WhenTheTraceIdIsNone_IsWrongUsage(string command)
    {
        var run = await host.RunAsync("inbox", command, "JOB-1");

        Assert.Equal(ExitCode.WrongUsage, run.ExitCode);
        Assert.Contains("A trace id is LT-", run.Error, StringComparison.Ordinal);
    }

    private async Task<string> CollectedAsync()
    {
        var scheduled = JsonElement.Parse((await host.RunAsync("schedule", Examples.PathOf("release.json"), "--json")).Output);
        Assert.Equal(ExitCode.Done, (await host.RunAsync("collect", scheduled.GetProperty("job_id").GetString()!, "--json")).ExitCode);
        return scheduled.GetProperty("trace_id").GetString()!;
    }
}
