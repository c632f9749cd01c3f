using System.Net;
using System.Text;
using System.Text.Json;
using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;
using Lukhas.Sim.Http.Tests.Tokens;
using Lukhas.Sim.TestKit.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace Lukhas.Sim.Http.Tests.Routes;

/// <summary>Requests and audit records, joined: by the token, of which every request has its own, and by the trace.</summary>
public sealed class AuditJoinTests
{
    private const int Rounds = 6;
    private const string Goal = "Paint sesame street";

    private const string Decided = "policy_decided";
    private const string Made = "job_changed - scheduled";
    private const string Asked = "step_up_refused";

    private readonly List<string> _tokens = [];

    [Fact]
    public async Task EveryRequest_WithAReadableSeed_HasOneDecisionAndEveryChangeOneRecord()
    {
        var chain = new ChainRecorder(TimeProvider.System);
        await using var host = await StartAsync(chain);
        var requests = Enumerable.Range(0, Rounds).SelectMany(round => Requests(host, round)).ToArray();

        var answers = await Task.WhenAll(requests.Select(request => request.SendAsync()));

        foreach (var (request, answer) in requests.Zip(answers))
        {
            Assert.Equal(request.Status, answer.Status);
            var records = Of(chain, request.TokenId);
            Assert.Equal(request.Records, records.Select(Tell));
            Assert.All(records, record => Assert.Equal(answer.Trace, record.GetProperty("trace_id").GetString()));
        }

        Assert.Equal(requests.Sum(request => request.Records.Length), chain.Records.Count);
        await MustHoldNoSecretAsync(chain);
    }

    [Fact]
    public async Task AJobsLife_IsOnRecord()
    {
        var chain = new ChainRecorder(TimeProvider.System);
        await using var host = await StartAsync(chain);
        var caller = host.Caller([.. Grants.Lane, Scopes.InboxPurgeAdmin, Scopes.Operate]);
        var client = host.Client;

        var scheduled = await client.ScheduleAsync(Own(caller), TestSeeds.Plain, "key-1");
        await MustRecordAsync([Decided, Made], token => client.ScheduleAsync(token, TestSeeds.Plain, "key-1"));
        await MustRecordAsync([], token => client.StatusAsync(token, scheduled.Text("job_id")));
        await MustRecordAsync(
            ["job_changed scheduled running", "job_changed running complete"], token => client.CollectAsync(token, scheduled.Text("job_id")));
        await MustRecordAsync([], token => client.CollectAsync(token, scheduled.Text("job_id")));
        await MustRecordAsync([], token => client.CancelAsync(token, scheduled.Text("job_id")));
        await MustRecordAsync(["trace_purged"], token => client.PurgeAsync(token, scheduled.Trace));
        var second = await client.ScheduleAsync(Own(caller), TestSeeds.Plain);
        await MustRecordAsync(["job_changed scheduled cancelled"], token => client.CancelAsync(token, second.Text("job_id")));
        await MustRecordAsync(["lane_switched"], token => client.SendAsync(HttpMethod.Put, "lane", token.Sign(), SimClient.Json("""{"enabled":false}""")));
        await MustRecordAsync([], token => client.ScheduleAsync(token, TestSeeds.Plain));
        await MustRecordAsync([Asked], token => client.SendAsync(HttpMethod.Put, "lane", token.Sign(), SimClient.Json("""{"enabled":true}""")));
        await MustHoldNoSecretAsync(chain);

        async Task MustRecordAsync(string[] records, Func<TestToken, Task<Answer>> send)
        {
            var token = Own(caller);
            await send(token);
            Assert.Equal(records, Of(chain, TokenId(token)).Select(Tell));
        }
    }

    [Fact]
    public async Task Replay_AnswersUnderTheJobsTrace_AndItsOwnDecisionHasItsOwn()
    {
        var chain = new ChainRecorder(TimeProvider.System);
        await using var host = await StartAsync(chain);
        var first = Own(host.Caller(Grants.Lane));
        var retry = Own(first);

        var made = await host.Client.ScheduleAsync(first, TestSeeds.Plain, "key-1");
        var replayed = await host.Client.ScheduleAsync(retry, TestSeeds.Plain, "key-1");

        Assert.Equal(made.Trace, replayed.Trace);
        Assert.Single(chain.Records, record => Tell(record) == Decided && record.GetProperty("trace_id").GetString() == made.Trace);
        Assert.Single(Of(chain, TokenId(retry)), record => Tell(record) == Decided);
        Assert.Single(chain.Records, record => record.TryGetProperty("job_id", out var job) && job.GetString() == made.Text("job_id"));
    }

    [Fact]
    public async Task AnyRequest_WhenItsRecordCannotBeKept_IsAnOutageWithoutEffect()
    {
        await using var host = await OwnHost.StartAsync(services: services => services.AddSingleton<IAuditSink, BrokenAuditSink>());
        var caller = host.Caller([.. Grants.Lane, Scopes.Operate]);

        var scheduled = await host.Client.ScheduleAsync(caller, TestSeeds.Plain);
        var switched = await host.Client.SendAsync(HttpMethod.Put, "lane", caller.Sign(), SimClient.Json("""{"enabled":false}"""));

        scheduled.MustBeProblem("storage-unavailable", HttpStatusCode.ServiceUnavailable);
        switched.MustBeProblem("storage-unavailable", HttpStatusCode.ServiceUnavailable);
        Assert.Equal(0, (await host.Client.GetAsync("health")).Number("queue_depth"));
        Assert.True((await host.Client.SendAsync(HttpMethod.Get, "lane", caller.Sign())).Json.GetProperty("enabled").GetBoolean());
    }

    private static Task<OwnHost> StartAsync(ChainRecorder chain) => OwnHost.StartAsync(services: services => services.AddSingleton<IAuditSink>(chain));

    private IEnumerable<Sent> Requests(OwnHost host, int round)
    {
        var client = host.Client;
        yield return Send(HttpStatusCode.Accepted, [Decided, Made], token => client.ScheduleAsync(token, TestSeeds.WithGoal(Goal)));
        yield return Send(HttpStatusCode.Accepted, [Decided, Made], token => client.ScheduleAsync(token, TestSeeds.WithGoal(Goal), $"key-{round}"));
        yield return Send(HttpStatusCode.Forbidden, [Decided], token => client.ScheduleAsync(token, TestSeeds.WithGoal($"Delete all: {Goal}")));
        yield return Send(HttpStatusCode.Unauthorized, [Decided, Asked], token => client.ScheduleAsync(token, TestSeeds.HighImpact));
        yield return Send(HttpStatusCode.Accepted, [Decided, Made], token => client.ScheduleAsync(token, TestSeeds.HighImpact), steppedUp: true);
        yield return Send(HttpStatusCode.BadRequest, [], token => client.ScheduleAsync(token, $"{{\"goal\":\"{Goal}\""));
        yield return Send(HttpStatusCode.UnprocessableEntity, [], token => client.ScheduleAsync(token, $$"""{"aim":"{{Goal}}"}"""));
        yield return Send(HttpStatusCode.OK, [Decided], token => client.EvaluateAsync(token, TestSeeds.WithGoal(Goal)));
        yield return Send(HttpStatusCode.OK, [Decided], token => client.EvaluateAsync(token, TestSeeds.Destructive));
        yield return Send(HttpStatusCode.Forbidden, [], token => client.ScheduleAsync(token, TestSeeds.WithGoal(Goal)), scopes: [Scopes.Collect]);
        yield return Send(HttpStatusCode.NotFound, [], token => client.CollectAsync(token, "JOB-00000000000000000000000000000000"));
        yield return Send(HttpStatusCode.Unauthorized, [], token =>
            client.SendAsync(HttpMethod.Post, "simulations", token.Sign()[..^8] + "AAAAAAAA", SimClient.Json(TestSeeds.WithGoal(Goal))));

        Sent Send(HttpStatusCode status, string[] records, Func<TestToken, Task<Answer>> send, bool steppedUp = false, string[]? scopes = null)
        {
            var caller = host.Caller(scopes ?? Grants.Lane);
            var token = Own(steppedUp ? caller.SteppedUp() : caller);
            return new Sent(TokenId(token), status, records, () => send(token));
        }
    }

    /// <summary>The same bearer's next token.</summary>
    private TestToken Own(TestToken bearer)
    {
        var token = bearer.With(_ => { });
        _tokens.Add(token.Sign());
        return token;
    }

    private async Task MustHoldNoSecretAsync(ChainRecorder chain)
    {
        var text = Encoding.UTF8.GetString(chain.Bytes);
        Assert.NotEmpty(text);
        foreach (var word in new[] { "sesame", "garden", "production", "customer" })
            Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase);
        foreach (var part in _tokens.SelectMany(token => token.Split('.')).Distinct())
            Assert.DoesNotContain(part, text, StringComparison.Ordinal);
        using var lines = new MemoryStream(chain.Bytes);
        Assert.Empty((await AuditVerifier.VerifyAsync(lines, null, TestContext.Current.CancellationToken)).Problems);
    }

    private static string TokenId(TestToken token) => (string)token.Claims["jti"]!;

    private static List<JsonElement> Of(ChainRecorder chain, string tokenId) =>
        [.. chain.Records.Where(record => record.GetProperty("token_id").GetString() == tokenId)];

    private static string Tell(JsonElement record)
    {
        var type = record.GetProperty("type").GetString()!;
        return type == "job_changed" ? $"{type} {record.GetProperty("from").GetString() ?? "-"} {record.GetProperty("to").GetString()}" : type;
    }

    private sealed record Sent(string TokenId, HttpStatusCode Status, string[] Records, Func<Task<Answer>> SendAsync);
}
