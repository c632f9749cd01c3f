using System.Text.Json;
using Lukhas.Sim.Cli;
using Spectre.Console.Rendering;

namespace Lukhas.Sim.Http.Tests.Cli;

public sealed class DreamCommandTests
{
    private const char Escape = '\u001b';

    [Theory]
    [MemberData(nameof(Examples.Benign), MemberType = typeof(Examples))]
    public async Task Dream_OfABenignExample_ShowsThePageInPlainText(string example)
    {
        var run = await CliRun.OfAsync("dream", Examples.PathOf(example));

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Contains("likely to be done", run.Output, StringComparison.Ordinal);
        Assert.Contains("Plan at the median", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Escape, run.Output);
        Assert.All(run.Output.Split('\n'), line => Assert.True(
            new Segment(line.TrimEnd('\r')).CellCount() <= Terminal.RedirectedWidth && !line.TrimEnd('\r').EndsWith(' '), line));
    }

    [Theory]
    [MemberData(nameof(Examples.Benign), MemberType = typeof(Examples))]
    public async Task Dream_OnANarrowTerminal_FitsIt(string example)
    {
        var run = await CliRun.OfAsync(new CliInput { Width = 80 }, "dream", Examples.PathOf(example));

        Assert.All(run.Output.Split('\n'), line => Assert.True(new Segment(line.TrimEnd('\r')).CellCount() <= 80, line));
    }

    [Fact]
    public async Task Dream_OfTheRelease_IsNeitherHopelessNorCertain()
    {
        var run = await CliRun.OfAsync("dream", Examples.PathOf("release.json"), "--json");

        Assert.InRange(Baseline(run).GetProperty("outcome").GetProperty("success").GetProperty("on_target").GetProperty("probability").GetDouble(), 0.40, 0.75);
    }

    [Fact]
    public async Task Dream_WithJson_PrintsTheAnswerOfACollect()
    {
        var run = await CliRun.OfAsync("dream", "Paint the fence", "--json", "--rollouts", "200", "--random-seed", "7");

        var answer = JsonElement.Parse(run.Output);
        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Equal("complete", answer.GetProperty("status").GetString());
        Assert.Equal(3, answer.GetProperty("shards").GetArrayLength());
        Assert.Equal(3, answer.GetProperty("matada_nodes").GetArrayLength());
        Assert.True(answer.TryGetProperty("scores", out _));
        Assert.Equal("7", Baseline(run).GetProperty("seed_meta").GetProperty("random_seed").GetString());
        Assert.Equal(200, Baseline(run).GetProperty("outcome").GetProperty("rollouts").GetInt32());
    }

    [Fact]
    public async Task Dream_WithTheSameRandomSeed_ShowsTheSameNumbers()
    {
        var first = await CliRun.OfAsync("dream", "Paint the fence", "--random-seed", "x", "--json");
        var second = await CliRun.OfAsync("dream", "Paint the fence", "--random-seed", "x", "--json");

        Assert.Equal(Baseline(first).GetProperty("outcome").GetRawText(), Baseline(second).GetProperty("outcome").GetRawText());
    }

    [Theory]
    [InlineData("Paint the fence")]
    [InlineData("""{ "goal": "Paint the fence" }""")]
    public async Task Dream_OfStandardInput_TakesAGoalOrASeed(string text)
    {
        var run = await CliRun.OfAsync(new CliInput { Stdin = text }, "dream", "-", "--rollouts", "200");

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.StartsWith("  Paint the fence", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dream_OfAnotherVariant_DrawsIt()
    {
        var run = await CliRun.OfAsync("dream", "Paint the fence", "--variant", "adversarial", "--rollouts", "200");

        Assert.Contains("Finish, adversarial", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dream_OfADeniedSeed_SaysRuleReasonAndPlace()
    {
        var run = await CliRun.OfAsync("dream", Examples.PathOf("denied.json"));

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("Rule destructive, at /plan/steps/1/title", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("Delete all", run.Error, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Dream_OfADeniedSeedWithJson_PrintsTheProblem()
    {
        var run = await CliRun.OfAsync("dream", Examples.PathOf("denied.json"), "--json");

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Equal("urn:lukhas:sim:problem:policy-violation", JsonElement.Parse(run.Output).GetProperty("type").GetString());
    }

    [Fact]
    public async Task Dream_OfAStepUpSeed_AsksForConfirmation()
    {
        var refused = await CliRun.OfAsync("dream", Examples.PathOf("step-up.json"));
        var confirmed = await CliRun.OfAsync("dream", Examples.PathOf("step-up.json"), "--step-up");

        Assert.Equal(ExitCode.Refused, refused.ExitCode);
        Assert.Contains("--step-up", refused.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, confirmed.ExitCode);
    }

    [Fact]
    public async Task Dream_OfAnInvalidSeed_ListsEveryErrorWithItsPointer()
    {
        var seed = """{ "goal": "Paint", "colour": 1, "plan": { "steps": [ { "id": "a", "title": "A", "duration": -1 } ] } }""";

        var run = await CliRun.OfAsync(new CliInput { Stdin = seed }, "dream", "-");

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("  /colour: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("  /plan/steps/0/duration: ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dream_WhereTheLaneIsOff_SaysSo()
    {
        var input = new CliInput { Variables = new Dictionary<string, string?> { ["SIMULATION_ENABLED"] = "false" } };

        var run = await CliRun.OfAsync(input, "dream", "Paint the fence");

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("SIMULATION_ENABLED", run.Error, StringComparison.Ordinal);
    }

    private static JsonElement Baseline(CliRun run) =>
        JsonElement.Parse(run.Output).GetProperty("shards").EnumerateArray().Single(shard => shard.GetProperty("variant").GetString() == "baseline");
}
