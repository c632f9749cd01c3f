using System.Text.Json;
using Lukhas.Sim.Cli;
using Lukhas.Sim.Core.Policy;

namespace Lukhas.Sim.Http.Tests.Cli;

public sealed class ClientCommandTests(CliHost host) : IClassFixture<CliHost>
{
    private const string UnknownJob = "JOB-00000000000000000000000000000000";

    [Fact]
    public async Task Schedule_ThenStatusThenCollect_ShowsTheDream()
    {
        var job = await ScheduleAsync();

        var status = await host.RunAsync("status", job);
        var collect = await host.RunAsync("collect", job, "--wait");
        var again = await host.RunAsync("collect", job, "--json");

        Assert.Equal(ExitCode.Done, status.ExitCode);
        Assert.Contains("scheduled", status.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, collect.ExitCode);
        Assert.Contains("likely to be done by 120 hours", collect.Output, StringComparison.Ordinal);
        Assert.Equal(3, JsonElement.Parse(again.Output).GetProperty("shards").GetArrayLength());
    }

    [Fact]
    public async Task Cancel_ThenCollect_IsAConflict()
    {
        var job = await ScheduleAsync();

        var cancel = await host.RunAsync("cancel", job);
        var collect = await host.RunAsync("collect", job);

        Assert.Equal(ExitCode.Done, cancel.ExitCode);
        Assert.Contains("cancelled", cancel.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Refused, collect.ExitCode);
        Assert.Contains("Schedule the seed again", collect.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schedule_WithAnIdempotencyKeyTwice_GivesOneJob()
    {
        var key = Guid.NewGuid().ToString("N");

        var first = await host.RunAsync("schedule", "Paint the fence", "--json", "--idempotency-key", key);
        var second = await host.RunAsync("schedule", "Paint the fence", "--json", "--idempotency-key", key);

        Assert.Equal(Job(first), Job(second));
    }

    [Fact]
    public async Task Schedule_WithCapability_GivesATokenThatCollectsTheJobAndNothingElse()
    {
        var people = await host.RunAsync("schedule", "Paint the fence", "--capability");
        var json = JsonElement.Parse((await host.RunAsync("schedule", "Paint the fence", "--capability", "--json")).Output);
        var token = json.GetProperty("capability").GetProperty("token").GetString()!;

        var collect = await host.RunAsync("collect", json.GetProperty("job_id").GetString()!, "--token", token);
        var other = await host.RunAsync("collect", await ScheduleAsync(), "--token", token);

        Assert.Matches(@"(?m)^  ey[\w-]+\.[\w-]+\.[\w-]+\r?$", people.Output);
        Assert.Equal(ExitCode.Done, collect.ExitCode);
        Assert.Equal(ExitCode.Refused, other.ExitCode);
    }

    [Fact]
    public async Task Schedule_WithCapabilityAndATokenThatCannotCollect_SaysThatThereIsNone()
    {
        var run = await host.RunAsync("schedule", "Paint the fence", "--capability", "--token", await host.TokenAsync("--scopes", "schedule"));

        Assert.Equal(ExitCode.Done, run.ExitCode);
        Assert.Contains("gave no capability", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("release.json", "allow", ExitCode.Done)]
    [InlineData("denied.json", "deny", ExitCode.Refused)]
    [InlineData("step-up.json", "step_up", ExitCode.Refused)]
    public async Task PolicyCheck_OfAnExample_TellsTheDecision(string example, string decision, int exitCode)
    {
        var json = await host.RunAsync("policy", "check", Examples.PathOf(example), "--json");
        var people = await host.RunAsync("policy", "check", Examples.PathOf(example));

        Assert.Equal(exitCode, json.ExitCode);
        Assert.Equal(decision, JsonElement.Parse(json.Output).GetProperty("decision").GetString());
        Assert.Equal(exitCode, people.ExitCode);
    }

    [Theory]
    [InlineData("Drop all tables", "denied by the rule destructive at /goal", "destruction or exfiltration")]
    [InlineData("Wire 900 euros", "step-up needed by the rule step-up-payment at /goal", "Money is moved")]
    [InlineData("Water the flowers", "allowed", "No rule of the policy meets the seed.")]
    public async Task PolicyCheck_OfAGoal_ExplainsTheDecision(string goal, string decision, string rationale)
    {
        var run = await host.RunAsync("policy", "check", goal);

        Assert.Contains(decision, run.Output, StringComparison.Ordinal);
        Assert.Contains(rationale, run.Output, StringComparison.Ordinal);
        Assert.Contains($"policy version {PolicyDocument.Default.Version}", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schedule_OfAStepUpSeed_TellsHowAndThenWorks()
    {
        var refused = await host.RunAsync("schedule", Examples.PathOf("step-up.json"));
        var accepted = await host.RunAsync("schedule", Examples.PathOf("step-up.json"), "--token", await host.TokenAsync("--step-up"));

        Assert.Equal(ExitCode.Refused, refused.ExitCode);
        Assert.Contains("lukhas-sim token --step-up", refused.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, accepted.ExitCode);
    }

    [Fact]
    public async Task LaneOff_ThenOn_SwitchesOneTenant()
    {
        var tenant = $"t-{Guid.NewGuid():N}";
        var token = await host.TokenAsync("--tenant", tenant);

        var off = await host.RunAsync("lane", "off", "--tenant", tenant);
        var refused = await host.RunAsync("schedule", "Paint the fence", "--token", token);
        var on = await host.RunAsync("lane", "on", "--tenant", tenant, "--json");
        var accepted = await host.RunAsync("schedule", "Paint the fence", "--token", token);

        Assert.Equal(ExitCode.Done, off.ExitCode);
        Assert.Contains($"off for tenant {tenant}", off.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Refused, refused.ExitCode);
        Assert.True(JsonElement.Parse(on.Output).GetProperty("enabled").GetBoolean());
        Assert.Equal(ExitCode.Done, accepted.ExitCode);
    }

    [Fact]
    public async Task Schedule_WithAThinToken_NamesTheMissingScope()
    {
        var run = await host.RunAsync("schedule", "Paint the fence", "--token", await host.TokenAsync("--scopes", "collect,inbox-write"));

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("yours lacks schedule.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Schedule_WithATokenInTheEnvironment_UsesIt()
    {
        var input = new CliInput { Variables = new Dictionary<string, string?> { ["LUKHAS_SIM_TOKEN"] = "not.a.token" } };

        var run = await host.RunAsync(input, "schedule", "Paint the fence", "--json");

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Equal("urn:lukhas:sim:problem:capability-invalid", JsonElement.Parse(run.Output).GetProperty("type").GetString());
    }

    [Fact]
    public async Task Status_OfAnUnknownJob_IsRefused()
    {
        var run = await host.RunAsync("status", UnknownJob);

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("There is no such job", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Status_WhereNothingListens_SaysHowToStartALane(bool json)
    {
        using var key = new TemporaryFile();

        var run = await CliRun.OfAsync(
            new CliInput { KeyPath = key.Path }, ["status", UnknownJob, "--url", "http://127.0.0.1:1", .. json ? ["--json"] : Array.Empty<string>()]);

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains("lukhas-sim serve", json ? JsonElement.Parse(run.Output).GetProperty("detail").GetString() : run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_OnAPortInUse_SaysSo()
    {
        using var key = new TemporaryFile();

        var run = await CliRun.OfAsync(new CliInput { KeyPath = key.Path }, "serve", "--port", $"{host.Port}");

        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains($"Port {host.Port} is in use", run.Error, StringComparison.Ordinal);
    }

    private async Task<string> ScheduleAsync() => Job(await host.RunAsync("schedule", Examples.PathOf("release.json"), "--json"));

    private static string Job(CliRun run) => JsonElement.Parse(run.Output).GetProperty("job_id").GetString()!;
}
