using System.Net;
using System.Text.Json;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;
using Microsoft.IdentityModel.Tokens;

namespace Lukhas.Sim.Http.Tests.Tokens.JobBound;

/// <summary>A capability for one job: what it can do, and that it can do nothing else.</summary>
public sealed class JobCapabilityTests(SharedHost host) : IAsyncLifetime
{
    private const string UnknownJob = "JOB-00000000000000000000000000000000";

    [Fact]
    public async Task Schedule_WhenACapabilityIsPreferred_GivesOneThatEndsWithTheJob()
    {
        var caller = host.Caller(Grants.Lane);

        var answer = await ScheduleAsync(caller);

        var capability = answer.Json.GetProperty("capability");
        Assert.Equal("return=capability", answer.Header("Preference-Applied"));
        Assert.Equal("no-store", answer.Header("Cache-Control"));
        Assert.Equal([Scopes.Collect, Scopes.InboxWrite], capability.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()));
        Assert.Equal(answer.Number("expires_ts") / 1_000 * 1_000, capability.GetProperty("expires_ts").GetInt64());
        var claims = JsonElement.Parse(Base64UrlEncoder.Decode(Token(answer).Split('.')[1]));
        Assert.Equal("urn:lukhas:sim:lane", claims.GetProperty("iss").GetString());
        Assert.Equal(answer.Text("job_id"), claims.GetProperty("job_id").GetString());
        Assert.Equal((string)caller.Claims["sub"]!, claims.GetProperty("sub").GetString());
        Assert.Equal((string)caller.Claims["tenant"]!, claims.GetProperty("tenant").GetString());
        Assert.Equal((string)caller.Claims["jti"]!, claims.GetProperty("parent_jti").GetString());
        Assert.Equal((string)caller.Claims["iss"]!, claims.GetProperty("parent_iss").GetString());
        Assert.Equal((string)caller.Header["kid"]!, claims.GetProperty("parent_kid").GetString());
        Assert.False(claims.TryGetProperty("acr", out _));
    }

    [Fact]
    public async Task Capability_OnItsJob_CanLookAndCollect()
    {
        var answer = await ScheduleAsync(host.Caller(Grants.Lane));
        var job = answer.Text("job_id");

        (await SendAsync(HttpMethod.Get, $"simulations/{job}", answer)).MustBe(HttpStatusCode.OK);
        (await SendAsync(HttpMethod.Post, $"simulations/{job}/collect", answer)).MustBe(HttpStatusCode.OK);
        (await SendAsync(HttpMethod.Post, $"simulations/{job}/cancel", answer)).MustBeProblem("capability-insufficient", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Capability_OnAnotherJob_IsToldThatThereIsNone()
    {
        var caller = host.Caller(Grants.Lane);
        var answer = await ScheduleAsync(caller);
        var other = (await host.Client.ScheduleAsync(caller, TestSeeds.Plain)).Text("job_id");

        foreach (var (method, tail) in new[] { (HttpMethod.Get, ""), (HttpMethod.Post, "/collect") })
        {
            var known = await SendAsync(method, $"simulations/{other}{tail}", answer);
            var unknown = await SendAsync(method, $"simulations/{UnknownJob}{tail}", answer);
            known.MustBeProblem("not-found", HttpStatusCode.NotFound);
            Assert.Equal(WithoutTrace(unknown), WithoutTrace(known));
        }
    }

    [Fact]
    public async Task Capability_OnARouteThatIsNotAboutAJob_HoldsNothing()
    {
        var answer = await ScheduleAsync(host.Caller([.. Scopes.All]));

        var schedule = await host.Client.SendAsync(HttpMethod.Post, "simulations", Token(answer), SimClient.Json(TestSeeds.Plain));
        var evaluate = await host.Client.SendAsync(HttpMethod.Post, "policy/evaluate", Token(answer), SimClient.Json(TestSeeds.Plain));

        schedule.MustBeProblem("capability-insufficient", HttpStatusCode.Forbidden);
        evaluate.MustBeProblem("capability-insufficient", HttpStatusCode.Forbidden);
        (await SendAsync(HttpMethod.Get, "lane", answer)).MustBeProblem("capability-insufficient", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Schedule_WhenTheCallerCannotWriteToTheInbox_GivesACapabilityThatCannotEither()
    {
        var answer = await ScheduleAsync(host.Caller(Scopes.Schedule, Scopes.Collect));
        var job = answer.Text("job_id");

        (await SendAsync(HttpMethod.Get, $"simulations/{job}", answer)).MustBe(HttpStatusCode.OK);
        (await SendAsync(HttpMethod.Post, $"simulations/{job}/collect", answer))
            .MustBeProblem("capability-insufficient", HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData(Scopes.Schedule)]
    [InlineData(Scopes.Schedule, Scopes.InboxWrite)]
    public async Task Schedule_WhenTheCallerCannotCollect_GivesNone(params string[] scopes) =>
        MustHaveNone(await host.Client.ScheduleForAnotherAsync(host.Caller(scopes), TestSeeds.Plain));

    [Theory]
    [InlineData("return=capability", true)]
    [InlineData("Return=capability", true)]
    [InlineData("return=\"capability\"", true)]
    [InlineData("respond-async, return=capability;x=1, wait=10", true)]
    [InlineData("return=capability, return=minimal", true)]
    [InlineData("return=minimal, return=capability", false)]
    [InlineData("return=minimal", false)]
    [InlineData("return", false)]
    [InlineData("capability", false)]
    [InlineData("x=\"return=capability\"", false)]
    [InlineData(";;=,\"", false)]
    [InlineData("", false)]
    public async Task Schedule_WhateverIsPreferred_IsDone(string prefer, bool applied)
    {
        var answer = await host.Client.ScheduleForAnotherAsync(host.Caller(Grants.Lane), TestSeeds.Plain, prefer: prefer);

        if (applied)
            Token(MustHaveOne(answer));
        else
            MustHaveNone(answer);
    }

    [Fact]
    public async Task Schedule_WhenRetried_GivesACapabilityForTheSameJobOfTheTokenThatRetries()
    {
        var caller = host.Caller(Grants.Lane);
        var first = MustHaveOne(await host.Client.ScheduleForAnotherAsync(caller, TestSeeds.Plain, "key-1"));
        var second = MustHaveOne(await host.Client.ScheduleForAnotherAsync(caller, TestSeeds.Plain, "key-1"));
        var weaker = await host.Client.ScheduleForAnotherAsync(
            caller.With(claims => claims["scope"] = Scopes.Schedule), TestSeeds.Plain, "key-1");

        Assert.Equal("true", second.Header("Idempotency-Replayed"));
        Assert.Equal(first.Text("job_id"), second.Text("job_id"));
        Assert.NotEqual(Token(first), Token(second));
        Assert.Equal(
            first.Json.GetProperty("capability").GetProperty("expires_ts").GetInt64(),
            second.Json.GetProperty("capability").GetProperty("expires_ts").GetInt64());
        (await SendAsync(HttpMethod.Get, $"simulations/{first.Text("job_id")}", second)).MustBe(HttpStatusCode.OK);
        MustHaveNone(weaker);
        Assert.Equal("true", weaker.Header("Idempotency-Replayed"));
    }

    [Fact]
    public async Task Token_OfAnyIssuer_WhenItNamesAJob_IsBoundToIt()
    {
        var caller = host.Caller([.. Scopes.All]);
        var job = (await host.Client.ScheduleAsync(caller, TestSeeds.Plain)).Text("job_id");
        var other = (await host.Client.ScheduleAsync(caller, TestSeeds.Plain)).Text("job_id");
        var bound = caller.With(claims => claims["job_id"] = job);

        (await host.Client.ScheduleForAnotherAsync(bound, TestSeeds.Plain)).MustBeProblem("capability-insufficient", HttpStatusCode.Forbidden);
        (await host.Client.EvaluateAsync(bound, TestSeeds.Plain)).MustBeProblem("capability-insufficient", HttpStatusCode.Forbidden);
        (await host.Client.CancelAsync(bound, other)).MustBeProblem("not-found", HttpStatusCode.NotFound);
        (await host.Client.StatusAsync(bound, job)).MustBe(HttpStatusCode.OK);
        (await host.Client.CancelAsync(bound, job)).MustBe(HttpStatusCode.OK);
    }

    public async ValueTask InitializeAsync() => Assert.SkipWhen(
        (await host.Client.GetAsync(".well-known/jwks.json")).Json.GetProperty("keys").GetArrayLength() == 0, "This deployment has no SIM_LANE_KEY.");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static string Token(Answer answer) => answer.Json.GetProperty("capability").GetProperty("token").GetString()!;

    private static Answer MustHaveOne(Answer answer)
    {
        Assert.True(answer.MustBe(HttpStatusCode.Accepted).Json.TryGetProperty("capability", out _));
        Assert.Equal("return=capability", answer.Header("Preference-Applied"));
        return answer;
    }

    private static void MustHaveNone(Answer answer)
    {
        answer.MustBe(HttpStatusCode.Accepted)
            .MustHave("trace_id", "job_id", "accepted", "status", "created_ts", "expires_ts", "goal_truncated");
        Assert.Null(answer.Header("Preference-Applied"));
    }

    private static string WithoutTrace(Answer answer) =>
        System.Text.Encoding.UTF8.GetString(answer.Bytes).Replace(answer.Trace, "LT", StringComparison.Ordinal);

    private async Task<Answer> ScheduleAsync(TestToken caller) =>
        MustHaveOne(await host.Client.ScheduleForAnotherAsync(caller, TestSeeds.Plain));

    private Task<Answer> SendAsync(HttpMethod method, string path, Answer scheduled) => host.Client.SendAsync(method, path, Token(scheduled));
}
