using System.Net;
using System.Text.Json;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;

namespace Lukhas.Sim.Http.Tests.Routes;

public sealed class PolicyTests(SharedHost host)
{
    [Theory]
    [InlineData(TestSeeds.Plain, "allow", null, null)]
    [InlineData(TestSeeds.HighImpact, "step_up", "step-up", "/goal")]
    [InlineData(TestSeeds.Destructive, "deny", "destructive", "/goal")]
    public async Task Evaluate_WhenSeedIsValid_TellsTheDecision(string seed, string decision, string? rule, string? pointer)
    {
        var answer = await host.Client.EvaluateAsync(host.Caller(Scopes.Schedule), seed);

        answer.MustBe(HttpStatusCode.OK).MustHave("decision", "rule", "rationale", "pointer", "policy_version", "trace_id");
        Assert.Equal(decision, answer.Text("decision"));
        Assert.Equal(rule, answer.Text("rule"));
        Assert.Equal(pointer, answer.Text("pointer"));
        Assert.NotEmpty(answer.Text("rationale"));
        Assert.NotEmpty(answer.Text("policy_version"));
    }

    [Fact]
    public async Task Evaluate_WhenAllowed_KeepsNothing()
    {
        await using var own = await OwnHost.StartAsync();

        (await own.Client.EvaluateAsync(own.Caller(Scopes.Schedule), TestSeeds.Plain)).MustBe(HttpStatusCode.OK);

        Assert.Equal(0, (await own.Client.GetAsync("health")).Number("queue_depth"));
    }

    [Fact]
    public async Task Evaluate_WhenScopeIsMissing_IsForbidden()
    {
        var answer = await host.Client.EvaluateAsync(host.Caller(Scopes.Collect), TestSeeds.Plain);

        answer.MustBeProblem("capability-insufficient", HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("""{"goal":"x","constraints":{"flags":{"duress":true}}}""", "duress", "/constraints/flags")]
    [InlineData("""{"goal":"x","ul_tags":["ΛROOT"]}""", "ul-tag", "/ul_tags/0")]
    [InlineData("""{"goal":"x","constraints":{"consent":{"scopes":["email.send"]}}}""", "consent", "/constraints/consent/scopes/0")]
    [InlineData("""{"goal":"x","constraints":{"node_types":["DECISION"]}}""", "node-type", "/constraints/node_types/0")]
    [InlineData("""{"goal":"x","context":{"note":"wipe the entire disk"}}""", "destructive", "/context/note")]
    public async Task Schedule_WhenDenied_NamesTheRuleAndTheFieldAndNoText(string seed, string rule, string pointer)
    {
        var answer = await host.Client.ScheduleAsync(host.Caller(Scopes.Schedule), seed);

        answer.MustBeProblem("policy-violation", HttpStatusCode.Forbidden)
            .MustHave("type", "title", "status", "detail", "trace_id", "rule", "policy_version", "pointer");
        Assert.Equal(rule, answer.Text("rule"));
        Assert.Equal(pointer, answer.Text("pointer"));
        Assert.Equal(JsonValueKind.String, answer.Json.GetProperty("policy_version").ValueKind);
        Assert.DoesNotContain("disk", answer.Text("detail"), StringComparison.OrdinalIgnoreCase);
        Assert.Null(answer.Header("WWW-Authenticate"));
    }
}
