using System.Net;
using System.Text.Json;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;

namespace Lukhas.Sim.Http.Tests.Routes;

public sealed class CollectTests(SharedHost host)
{
    [Fact]
    public async Task Collect_WhenScheduled_TellsTheDreams()
    {
        var caller = host.Caller(Grants.Lane);
        var scheduled = await host.Client.ScheduleAsync(caller, TestSeeds.Plain);

        var answer = await host.Client.CollectAsync(caller, scheduled.Text("job_id"));

        answer.MustBe(HttpStatusCode.OK)
            .MustHave("trace_id", "job_id", "status", "shards", "scores", "matada_nodes", "schema_ref", "inbox");
        Assert.Equal(scheduled.Trace, answer.Trace);
        Assert.Equal("complete", answer.Text("status"));
        Assert.Equal(["optimistic", "baseline", "adversarial"], Variants(answer.Json));
        Assert.Equal(3, answer.Json.GetProperty("matada_nodes").GetArrayLength());
        Assert.All(answer.Json.GetProperty("matada_nodes").EnumerateArray(), node => Assert.Equal("HYPOTHESIS", node.GetProperty("type").GetString()));
        Assert.Equal("lukhas://schemas/matriz_node_v1.json", answer.Text("schema_ref"));
        var inbox = answer.Json.GetProperty("inbox");
        Assert.Equal($"dreams/http-tests/{scheduled.Trace}.json", inbox.GetProperty("path").GetString());
        Assert.True(inbox.GetProperty("bytes").GetInt64() > 0);
        Assert.Matches("^[0-9a-f]{64}$", inbox.GetProperty("sha256").GetString());
    }

    [Fact]
    public async Task Collect_WhenCollectedBefore_TellsTheSameByteForByte()
    {
        var caller = host.Caller(Grants.Lane);
        var scheduled = await host.Client.ScheduleAsync(caller, TestSeeds.Plain);

        var first = await host.Client.CollectAsync(caller, scheduled.Text("job_id"));
        var second = await host.Client.CollectAsync(caller, scheduled.Text("job_id"));

        first.MustBe(HttpStatusCode.OK);
        Assert.Equal(first.Bytes, second.Bytes);
        Assert.Equal(1, (await host.Client.StatusAsync(caller, scheduled.Text("job_id"))).Number("attempts"));
    }

    [Theory]
    [InlineData(Scopes.Collect, Scopes.InboxWrite)]
    [InlineData(Scopes.InboxWrite, Scopes.Collect)]
    public async Task Collect_WhenOneScopeIsMissing_NamesIt(string held, string missing)
    {
        var scheduled = await host.Client.ScheduleAsync(host.Caller(Scopes.Schedule), TestSeeds.Plain);

        var answer = await host.Client.CollectAsync(host.Caller(held), scheduled.Text("job_id"));

        answer.MustBeProblem("capability-insufficient", HttpStatusCode.Forbidden);
        Assert.Equal([missing], answer.Json.GetProperty("missing_scopes").EnumerateArray().Select(scope => scope.GetString()!));
        Assert.Equal($"Bearer error=\"insufficient_scope\", scope=\"{missing}\"", answer.Header("WWW-Authenticate"));
    }

    [Fact]
    public async Task Collect_WhenCancelled_IsAConflict()
    {
        var caller = host.Caller(Grants.Lane);
        var scheduled = await host.Client.ScheduleAsync(caller, TestSeeds.Plain);
        (await host.Client.CancelAsync(caller, scheduled.Text("job_id"))).MustBe(HttpStatusCode.OK);

        var answer = await host.Client.CollectAsync(caller, scheduled.Text("job_id"));

        answer.MustBeProblem("conflict", HttpStatusCode.Conflict);
        Assert.Equal(scheduled.Trace, answer.Trace);
    }

    [Fact]
    public async Task Collect_WhenAnotherIsCollecting_IsAcceptedWithRetryAfter()
    {
        var caller = host.Caller(Grants.Lane);
        var job = (await host.Client.ScheduleAsync(caller, TestSeeds.Slow)).Text("job_id");

        var slow = host.Client.CollectAsync(caller, job);
        while ((await host.Client.StatusAsync(host.Caller(Grants.Lane), job)).Text("status") == "scheduled")
            Assert.False(slow.IsCompleted, "The rehearsal was over before anybody saw it run.");
        var answer = await host.Client.CollectAsync(caller, job);

        answer.MustBe(HttpStatusCode.Accepted).MustHave("trace_id", "job_id", "status", "created_ts", "expires_ts", "attempts");
        Assert.Equal("running", answer.Text("status"));
        Assert.True(answer.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        (await slow).MustBe(HttpStatusCode.OK);
    }

    private static IEnumerable<string?> Variants(JsonElement answer) =>
        answer.GetProperty("shards").EnumerateArray().Select(shard => shard.GetProperty("variant").GetString());
}
