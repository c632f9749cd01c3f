using System.Net;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;
using Microsoft.Extensions.Time.Testing;

namespace Lukhas.Sim.Http.Tests.Tokens;

public sealed class StepUpTests(SharedHost host)
{
    [Fact]
    public async Task Schedule_WhenNotSteppedUp_IsChallenged()
    {
        var answer = await host.Client.ScheduleAsync(host.Caller(Scopes.Schedule), TestSeeds.HighImpact);

        MustBeChallenged(answer).MustHave("type", "title", "status", "detail", "trace_id", "rule", "policy_version");
        Assert.Equal("step-up", answer.Text("rule"));
        Assert.Equal(
            "Bearer error=\"insufficient_user_authentication\", acr_values=\"urn:lukhas:acr:gtpsi\", max_age=\"60\"",
            answer.Header("WWW-Authenticate"));
    }

    [Fact]
    public async Task Schedule_WhenSteppedUp_IsAcceptedOnceForEachToken()
    {
        var token = host.Caller(Scopes.Schedule).SteppedUp();

        (await host.Client.ScheduleAsync(token, TestSeeds.HighImpact)).MustBe(HttpStatusCode.Accepted);
        MustBeChallenged(await host.Client.ScheduleAsync(token, TestSeeds.HighImpact));
        (await host.Client.ScheduleAsync(token, TestSeeds.Plain)).MustBe(HttpStatusCode.Accepted);
        (await host.Client.ScheduleAsync(token.SteppedUp(), TestSeeds.HighImpact)).MustBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Schedule_WhenOneTokenRaces_IsAcceptedOnce()
    {
        var token = host.Caller(Scopes.Schedule).SteppedUp();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => host.Client.ScheduleAsync(token, TestSeeds.HighImpact)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Accepted);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.Accepted), answer => MustBeChallenged(answer));
    }

    [Fact]
    public async Task Schedule_WhenTheTokenIsUsedButTheRequestIsARetry_GivesTheFirstAnswerAgain()
    {
        var token = host.Caller(Scopes.Schedule).SteppedUp();

        var first = await host.Client.ScheduleAsync(token, TestSeeds.HighImpact, "key-1");
        var second = await host.Client.ScheduleAsync(token, TestSeeds.HighImpact, "key-1");

        Assert.Equal(first.MustBe(HttpStatusCode.Accepted).Bytes, second.MustBe(HttpStatusCode.Accepted).Bytes);
        Assert.Equal("true", second.Header("Idempotency-Replayed"));
    }

    [Fact]
    public async Task Schedule_WhenOneTokenRacesWithOneKey_MakesOneJobAndTellsAllOfIt()
    {
        var token = host.Caller(Scopes.Schedule).SteppedUp();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => host.Client.ScheduleAsync(token, TestSeeds.HighImpact, "key-1")));
        var retry = await host.Client.ScheduleAsync(token, TestSeeds.HighImpact, "key-1");

        // One that looked for the answer before there was one is challenged; its retry finds it.
        var accepted = answers.Where(answer => answer.Status == HttpStatusCode.Accepted).Append(retry.MustBe(HttpStatusCode.Accepted)).ToArray();
        Assert.Single(accepted.Select(answer => answer.Text("job_id")).Distinct());
        Assert.All(answers.Except(accepted), answer => MustBeChallenged(answer));
    }

    [Fact]
    public async Task Schedule_WhenTheTokenIsUsedAndTheRetrySendsAnotherSeed_IsAConflict()
    {
        var token = host.Caller(Scopes.Schedule).SteppedUp();
        (await host.Client.ScheduleAsync(token, TestSeeds.HighImpact, "key-1")).MustBe(HttpStatusCode.Accepted);

        var answer = await host.Client.ScheduleAsync(token, TestSeeds.WithGoal("Roll the old version back in production"), "key-1");

        answer.MustBeProblem("idempotency-conflict", HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Switch_WhenTheTokenHasSatisfiedAStepUp_IsChallengedByIt()
    {
        var token = host.Caller(Scopes.Schedule, Scopes.Operate).SteppedUp();
        (await host.Client.ScheduleAsync(token, TestSeeds.HighImpact)).MustBe(HttpStatusCode.Accepted);

        var answer = await host.Client.SendAsync(
            HttpMethod.Put, "lane", token.Sign(), SimClient.Json("""{"enabled":true,"tenant":"step-up-tests"}"""));

        Assert.Equal(
            "Bearer error=\"insufficient_user_authentication\", acr_values=\"urn:lukhas:acr:gtpsi\", max_age=\"60\"",
            MustBeChallenged(answer).Header("WWW-Authenticate"));
    }

    [Fact]
    public async Task Schedule_WhenRefusedForAnotherReason_UsesNoStepUp()
    {
        var token = host.Caller(Scopes.Schedule).SteppedUp();

        (await host.Client.ScheduleAsync(token, "{}")).MustBeProblem("invalid-seed", HttpStatusCode.UnprocessableEntity);
        (await host.Client.ScheduleAsync(token, TestSeeds.Destructive)).MustBeProblem("policy-violation", HttpStatusCode.Forbidden);
        (await host.Client.EvaluateAsync(token, TestSeeds.HighImpact)).MustBe(HttpStatusCode.OK);
        (await host.Client.ScheduleAsync(token, TestSeeds.HighImpact)).MustBe(HttpStatusCode.Accepted);
    }

    [Theory]
    [InlineData(120)]
    [InlineData(-20)]
    public async Task Schedule_WhenAuthenticationIsStaleOrInTheFuture_IsChallenged(int secondsAgo) =>
        MustBeChallenged(await host.Client.ScheduleAsync(host.Caller(Scopes.Schedule).SteppedUp(secondsAgo), TestSeeds.HighImpact));

    [Theory]
    [InlineData(1, false)]
    [InlineData(0, true)]
    [InlineData(-1, true)]
    [InlineData(-59, true)]
    [InlineData(-60, true)]
    [InlineData(-61, false)]
    public async Task Schedule_AroundNowAndTheMaximumAge_HoldsToTheSecondWithoutSkew(int seconds, bool accepted)
    {
        var second = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        await using var own = await OwnHost.StartAsync(time: new FakeTimeProvider(second));

        var answer = await own.Client.ScheduleAsync(own.Caller(Scopes.Schedule).SteppedUp(-seconds), TestSeeds.HighImpact);

        if (accepted)
            answer.MustBe(HttpStatusCode.Accepted);
        else
            MustBeChallenged(answer);
    }

    [Theory]
    [InlineData(0.75, false)]
    [InlineData(0.5, true)]
    [InlineData(0.25, true)]
    [InlineData(-59.5, true)]
    [InlineData(-59.75, false)]
    public async Task Schedule_WhenAuthenticationTimeHasAFraction_IsJudgedByIt(double seconds, bool accepted)
    {
        var second = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        await using var own = await OwnHost.StartAsync(time: new FakeTimeProvider(second.AddMilliseconds(500)));
        var token = own.Caller(Scopes.Schedule).SteppedUp().With(claims => claims["auth_time"] = second.ToUnixTimeSeconds() + seconds);

        var answer = await own.Client.ScheduleAsync(token, TestSeeds.HighImpact);

        if (accepted)
            answer.MustBe(HttpStatusCode.Accepted);
        else
            MustBeChallenged(answer);
    }

    [Theory]
    [InlineData("acr", "urn:other")]
    [InlineData("acr", null)]
    [InlineData("auth_time", null)]
    public async Task Schedule_WhenAuthenticationIsNotTold_IsChallenged(string claim, string? value)
    {
        var token = host.Caller(Scopes.Schedule).SteppedUp().With(claims =>
        {
            claims.Remove(claim);
            if (value is not null)
                claims[claim] = value;
        });

        MustBeChallenged(await host.Client.ScheduleAsync(token, TestSeeds.HighImpact));
    }

    [Fact]
    public async Task Schedule_WhenSettingsNameAnotherContext_AsksForThat()
    {
        await using var own = await OwnHost.StartAsync(new() { ["SIM_STEP_UP_ACR"] = "urn:acme:mfa", ["SIM_STEP_UP_MAX_AGE"] = "00:02:00" });

        var answer = await own.Client.ScheduleAsync(own.Caller(Scopes.Schedule).SteppedUp(), TestSeeds.HighImpact);

        Assert.Equal(
            "Bearer error=\"insufficient_user_authentication\", acr_values=\"urn:acme:mfa\", max_age=\"120\"",
            MustBeChallenged(answer).Header("WWW-Authenticate"));
        var accepted = own.Caller(Scopes.Schedule).SteppedUp(secondsAgo: 110).With(claims => claims["acr"] = "urn:acme:mfa");
        (await own.Client.ScheduleAsync(accepted, TestSeeds.HighImpact)).MustBe(HttpStatusCode.Accepted);
    }

    private static Answer MustBeChallenged(Answer answer) => answer.MustBeProblem("step-up-required", HttpStatusCode.Unauthorized);
}
