using System.Net;
using System.Text;
using System.Text.Json;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;
using Lukhas.Sim.Http.Tests.Tokens;

namespace Lukhas.Sim.Http.Tests.Routes;

public sealed class InboxTests(SharedHost host)
{
    private const string UnknownTrace = "LT-1763800000123-0000000000000000";

    private readonly string _tenant = $"t-{Guid.NewGuid():N}";

    [Fact]
    public async Task Traces_WhenCollected_TellsThemTheNewestFirst()
    {
        var first = await CollectedAsync();
        var second = await CollectedAsync();

        var answer = await host.Client.TracesAsync(Reader());

        answer.MustBe(HttpStatusCode.OK).MustHave("traces", "next_cursor");
        Assert.Equal([second.Text("trace_id"), first.Text("trace_id")], Traces(answer));
        var listed = answer.Json.GetProperty("traces")[0];
        Assert.Equal(["trace_id", "job_id", "count", "saved_ts", "expires_ts"], listed.EnumerateObject().Select(member => member.Name));
        Assert.Equal(second.Text("job_id"), listed.GetProperty("job_id").GetString());
        Assert.Equal(3, listed.GetProperty("count").GetInt32());
        Assert.InRange(listed.GetProperty("saved_ts").GetInt64(), second.Number("created_ts"), second.Number("expires_ts"));
        Assert.Equal(second.Number("expires_ts"), listed.GetProperty("expires_ts").GetInt64());
        Assert.Equal(JsonValueKind.Null, answer.Json.GetProperty("next_cursor").ValueKind);
    }

    [Fact]
    public async Task Traces_WhenThereAreMore_GoesOnAtTheCursor()
    {
        var collected = new List<string>();
        for (var index = 0; index < 5; index++)
            collected.Insert(0, (await CollectedAsync()).Text("trace_id"));

        var listed = new List<string>();
        var query = "limit=2";
        while (query.Length > 0)
        {
            var page = await host.Client.TracesAsync(Reader(), query);
            listed.AddRange(Traces(page.MustBe(HttpStatusCode.OK)));
            query = page.Json.GetProperty("next_cursor").GetString() is { } cursor ? $"limit=2&cursor={cursor}" : "";
        }

        Assert.Equal(collected, listed);
    }

    [Fact]
    public async Task Traces_WhenFiltered_TellsThoseThatMatch()
    {
        var tagged = await CollectedAsync("""{"goal":"Plant a tree","ul_tags":["ΛPLAN"],"constraints":{"budgets":{"rollouts":100}}}""");
        var plain = await CollectedAsync();
        var saved = (await host.Client.TracesAsync(Reader(), "limit=1")).Json.GetProperty("traces")[0].GetProperty("saved_ts").GetInt64();

        Assert.Equal([tagged.Trace], Traces(await host.Client.TracesAsync(Reader(), $"ul_tag={Uri.EscapeDataString("ΛPLAN")}")));
        Assert.Contains(plain.Trace, Traces(await host.Client.TracesAsync(Reader(), $"since_ts={saved}")));
        Assert.Empty(Traces(await host.Client.TracesAsync(Reader(), $"since_ts={saved + 1}")));
        Assert.Empty(Traces(await host.Client.TracesAsync(Reader(), "ul_tag=plan")));
    }

    [Fact]
    public async Task Trace_WhenCollected_TellsItsDocumentAsItWasWritten()
    {
        var scheduled = await CollectedAsync(
            """{"goal":"Write to ann@example.org about the fence","context":{"team":4},"constraints":{"consent":{"scopes":["simulation.read_context"]},"budgets":{"rollouts":100}}}""");
        var collected = await host.Client.CollectAsync(Of(host.Caller(Grants.Lane)), scheduled.Text("job_id"));

        var answer = await host.Client.TraceAsync(Reader(), scheduled.Trace);

        answer.MustBe(HttpStatusCode.OK).MustHave(
            "trace_id", "job_id", "tenant", "saved_ts", "expires_ts", "seed", "shards", "matada_nodes", "scores", "version", "schema_ref");
        Assert.Equal("application/json", answer.MediaType);
        Assert.Equal(collected.Json.GetProperty("inbox").GetProperty("bytes").GetInt64(), answer.Bytes.Length);
        Assert.Equal(
            collected.Json.GetProperty("inbox").GetProperty("sha256").GetString(),
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(answer.Bytes)));
        Assert.DoesNotContain("ann@example.org", Encoding.UTF8.GetString(answer.Bytes), StringComparison.Ordinal);
        Assert.Equal(["team"], answer.Json.GetProperty("seed").GetProperty("context_keys").EnumerateArray().Select(key => key.GetString()));
    }

    [Fact]
    public async Task Nodes_OfATrace_AreItsNodesAsJsonLines()
    {
        var scheduled = await CollectedAsync();
        var document = await host.Client.TraceAsync(Reader(), scheduled.Trace);

        var answer = await host.Client.TraceAsync(Reader(), scheduled.Trace, "format=ndjson");

        Assert.Equal("application/x-ndjson", answer.MediaType);
        Assert.Equal(scheduled.Trace, answer.Trace);
        Assert.Equal(document.Json.GetProperty("matada_nodes").EnumerateArray().Select(node => node.GetRawText()), Lines(answer));
    }

    [Fact]
    public async Task Nodes_WhenFiltered_AreThoseThatMatch()
    {
        var consented = await CollectedAsync(
            """{"goal":"Plant a tree","constraints":{"consent":{"scopes":["simulation.read_context","share"]},"budgets":{"rollouts":100}}}""");
        var plain = await CollectedAsync();

        Assert.Equal(6, Lines(await host.Client.TracesAsync(Reader(), "format=ndjson&node_type=HYPOTHESIS")).Length);
        Assert.Empty(Lines(await host.Client.TracesAsync(Reader(), "format=ndjson&node_type=REPLAY")));
        Assert.All(
            Lines(await host.Client.TracesAsync(Reader(), "format=ndjson&consent_scope=share")),
            line => Assert.StartsWith($"{consented.Trace}#N", JsonElement.Parse(line).GetProperty("id").GetString(), StringComparison.Ordinal));
        Assert.Equal(3, Lines(await host.Client.TracesAsync(Reader(), "format=ndjson&consent_scope=share")).Length);
        Assert.Empty(Lines(await host.Client.TraceAsync(Reader(), plain.Trace, "format=ndjson&consent_scope=share")));
        Assert.Equal(3, Lines(await host.Client.TracesAsync(Reader(), "format=ndjson&limit=1")).Length);
    }

    [Fact]
    public async Task Purge_RemovesTheDocumentAndTheJob()
    {
        var scheduled = await CollectedAsync();

        var answer = await host.Client.PurgeAsync(Purger(), scheduled.Trace);

        answer.MustBe(HttpStatusCode.OK).MustHave("trace_id", "deleted");
        Assert.Equal(scheduled.Trace, answer.Trace);
        Assert.True(answer.Json.GetProperty("deleted").GetBoolean());
        (await host.Client.TraceAsync(Reader(), scheduled.Trace)).MustBeProblem("not-found", HttpStatusCode.NotFound);
        (await host.Client.PurgeAsync(Purger(), scheduled.Trace)).MustBeProblem("not-found", HttpStatusCode.NotFound);
        Assert.Empty(Traces(await host.Client.TracesAsync(Reader())));
        var caller = Of(host.Caller(Grants.Lane));
        (await host.Client.StatusAsync(caller, scheduled.Text("job_id"))).MustBeProblem("not-found", HttpStatusCode.NotFound);
        (await host.Client.CollectAsync(caller, scheduled.Text("job_id"))).MustBeProblem("not-found", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("GET", "")]
    [InlineData("GET", "?format=ndjson")]
    [InlineData("DELETE", "")]
    public async Task Trace_WhenItIsAnothersOrUnknownOrNone_IsTheSameNotFound(string method, string query)
    {
        var scheduled = await CollectedAsync();
        var other = host.Caller(Scopes.InboxReadAdmin, Scopes.InboxPurgeAdmin).Sign();

        var answers = new List<Answer>();
        foreach (var trace in new[] { scheduled.Trace, UnknownTrace, "nonsense", "..%2fother%2fx" })
            answers.Add(await host.Client.SendAsync(new HttpMethod(method), $"inbox/traces/{trace}{query}", other));

        Assert.All(answers, answer =>
        {
            answer.MustBeProblem("not-found", HttpStatusCode.NotFound);
            Assert.Equal(
                Encoding.UTF8.GetString(answers[0].Bytes),
                Encoding.UTF8.GetString(answer.Bytes).Replace(answer.Trace, answers[0].Trace, StringComparison.Ordinal));
        });
        (await host.Client.TraceAsync(Reader(), scheduled.Trace)).MustBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Traces_OfAnotherTenant_AreNotShown()
    {
        await CollectedAsync();
        var page = await host.Client.TracesAsync(Reader(), "limit=1");
        await CollectedAsync();
        var cursor = (await host.Client.TracesAsync(Reader(), "limit=1")).Text("next_cursor");
        var other = host.Caller(Scopes.InboxReadAdmin).With(claims => claims["tenant"] = $"{_tenant[..^1]}-");

        page.MustBe(HttpStatusCode.OK);
        Assert.Empty(Traces(await host.Client.TracesAsync(other)));
        Assert.Empty(Traces(await host.Client.TracesAsync(other, $"cursor={cursor}")));
        Assert.Empty(Lines(await host.Client.TracesAsync(other, "format=ndjson")));
    }

    [Fact]
    public async Task Inbox_WhenTheScopeIsMissing_NamesIt()
    {
        var everythingElse = Scopes.All.Except([Scopes.InboxReadAdmin, Scopes.InboxPurgeAdmin]).ToArray();
        (await host.Client.TracesAsync(host.Caller([.. everythingElse, Scopes.InboxPurgeAdmin])))
            .MustBeProblem("capability-insufficient", HttpStatusCode.Forbidden);
        (await host.Client.TraceAsync(host.Caller([.. everythingElse, Scopes.InboxPurgeAdmin]), UnknownTrace))
            .MustBeProblem("capability-insufficient", HttpStatusCode.Forbidden);
        var answer = await host.Client.PurgeAsync(host.Caller([.. everythingElse, Scopes.InboxReadAdmin]), UnknownTrace);

        answer.MustBeProblem("capability-insufficient", HttpStatusCode.Forbidden);
        Assert.Equal([Scopes.InboxPurgeAdmin], answer.Json.GetProperty("missing_scopes").EnumerateArray().Select(scope => scope.GetString()!));
    }

    [Theory]
    [InlineData("limit", "limit=0")]
    [InlineData("limit", "limit=1001")]
    [InlineData("limit", "limit=ten")]
    [InlineData("limit", "limit=")]
    [InlineData("limit", "limit=%201")]
    [InlineData("limit", "limit=1&limit=1")]
    [InlineData("since_ts", "since_ts=-1")]
    [InlineData("since_ts", "since_ts=2026-01-01")]
    [InlineData("since_ts", "since_ts=253402300800000")]
    [InlineData("since_ts", "since_ts=99999999999999999999")]
    [InlineData("ul_tag", "ul_tag=")]
    [InlineData("ul_tag", "ul_tag=0123456789012345678901234567890123456789012345678901234567890123x")]
    [InlineData("cursor", "cursor=")]
    [InlineData("cursor", "cursor=1")]
    [InlineData("cursor", "cursor=%00")]
    [InlineData("cursor", "cursor=MXxMVC0x")]
    [InlineData("format", "format=xml")]
    [InlineData("format", "format=NDJSON")]
    [InlineData("node_type", "format=ndjson&node_type=DECISION")]
    [InlineData("node_type", "node_type=REPLAY")]
    [InlineData("node_type", "format=json&node_type=REPLAY")]
    [InlineData("consent_scope", "consent_scope=share")]
    [InlineData("consent_scope", "format=ndjson&consent_scope=")]
    [InlineData("verbose", "verbose=1")]
    public async Task Traces_WhenTheQueryIsWrong_NamesTheParameter(string parameter, string query)
    {
        var answer = await host.Client.TracesAsync(Reader(), query);

        answer.MustBeProblem("invalid-request", HttpStatusCode.BadRequest);
        Assert.Contains($" {parameter} ", answer.Text("detail"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("limit", "limit=1")]
    [InlineData("cursor", "cursor=1")]
    [InlineData("format", "format=xml")]
    [InlineData("node_type", "node_type=REPLAY")]
    public async Task Trace_WhenTheQueryIsWrong_NamesTheParameter(string parameter, string query)
    {
        var answer = await host.Client.TraceAsync(Reader(), UnknownTrace, query);

        answer.MustBeProblem("invalid-request", HttpStatusCode.BadRequest);
        Assert.Contains($" {parameter} ", answer.Text("detail"), StringComparison.Ordinal);
    }

    private TestToken Reader() => Of(host.Caller(Scopes.InboxReadAdmin));

    private TestToken Purger() => Of(host.Caller(Scopes.InboxPurgeAdmin));

    private TestToken Of(TestToken token) => token.With(claims => claims["tenant"] = _tenant);

    /// <summary>Schedules and collects a seed; what it returns is the answer of schedule.</summary>
    private async Task<Answer> CollectedAsync(string seed = TestSeeds.Plain)
    {
        var caller = Of(host.Caller(Grants.Lane));
        var scheduled = (await host.Client.ScheduleAsync(caller, seed)).MustBe(HttpStatusCode.Accepted);
        (await host.Client.CollectAsync(caller, scheduled.Text("job_id"))).MustBe(HttpStatusCode.OK);
        return scheduled;
    }

    private static IEnumerable<string> Traces(Answer answer) =>
        answer.Json.GetProperty("traces").EnumerateArray().Select(trace => trace.GetProperty("trace_id").GetString()!);

    private static string[] Lines(Answer answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var text = Encoding.UTF8.GetString(answer.Bytes);
        Assert.True(text.Length == 0 || text.EndsWith('\n'));
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
