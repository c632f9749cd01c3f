using System.Text.Json.Nodes;
using Lukhas.Sim.Cli;

namespace Lukhas.Sim.Http.Tests.Cli;

/// <summary>Plans at the edges of what can be drawn.</summary>
public sealed class DreamPageTests
{
    [Fact]
    public async Task Page_OfAPlanThatNeverVaries_SaysSoInPlaceOfAHistogram()
    {
        var run = await DreamAsync("optimistic", Plan(deadline: 10, Step("a", 3), Step("b", 4, after: "a")));

        Assert.StartsWith("100 % likely", run.Output.Split('\n')[2].TrimStart(), StringComparison.Ordinal);
        Assert.Contains("finishes at 7 hours", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfAPlanThatCannotSucceed_SaysThatThereIsNoFinish()
    {
        var step = Step("a", 3);
        step["success"] = 0;

        var run = await DreamAsync("baseline", Plan(deadline: 10, step));

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("0 % likely", run.Output, StringComparison.Ordinal);
        Assert.Contains("No rollout succeeded", run.Output, StringComparison.Ordinal);
        Assert.Contains("never finishes", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100_000, "far beyond")]
    [InlineData(0.001, "far before")]
    public async Task Page_WhereTheDeadlineIsFarOff_TellsItRatherThanDrawingIt(double deadline, string words)
    {
        var run = await DreamAsync("baseline", Plan(deadline, Step("a", 3)));

        Assert.Contains(words, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfALargePlan_DrawsTheMostCriticalStepsOnly()
    {
        var steps = Enumerable.Range(0, 256).Select(index => Step($"s{index}", 1 + (index % 7), after: index < 16 ? null : $"s{index - 16}")).ToArray();

        var run = await DreamAsync("baseline", Plan(deadline: 60, steps), "--rollouts", "200");

        Assert.Contains("The 30 most critical of 256 steps", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_OfATitleThatWouldSteerATerminal_ShowsItHarmless()
    {
        var step = Step("a", 3);
        step["title"] = "Paint [red]it[/] \u001b[31mnow\u0007 漢字 🎺";

        var run = await DreamAsync("baseline", Plan(deadline: 10, step));

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("Paint [red]it[/] [31mnow 漢字 🎺", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Output);
    }

    private static Task<CliRun> DreamAsync(string variant, JsonObject seed, params string[] more) =>
        CliRun.OfAsync(new CliInput { Stdin = seed.ToJsonString() }, ["dream", "-", "--variant", variant, .. more]);

    private static JsonObject Plan(double deadline, params JsonObject[] steps) => new()
    {
        ["goal"] = "Paint the fence",
        ["plan"] = new JsonObject { ["deadline"] = deadline, ["steps"] = new JsonArray([.. steps]) },
    };

    private static JsonObject Step(string id, double duration, string? after = null) => new()
    {
        ["id"] = id,
        ["title"] = $"Step {id}",
        ["duration"] = duration,
        ["after"] = after is null ? [] : new JsonArray(after),
    };
}
