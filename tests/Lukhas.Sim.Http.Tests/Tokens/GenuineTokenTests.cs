using System.Net;
using System.Text.Json.Nodes;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;

namespace Lukhas.Sim.Http.Tests.Tokens;

/// <summary>The forms in which a genuine token may come.</summary>
public sealed class GenuineTokenTests(SharedHost host)
{
    public static TheoryData<string, string> Scoped =>
    [
        ("scope", $"\"other {Scopes.Schedule}\""),
        ("scp", $"\"{Scopes.Schedule} other\""),
        ("scp", $"[\"other\", \"{Scopes.Schedule}\"]"),
        ("scopes", $"[\"{Scopes.Schedule}\"]"),
    ];

    [Theory]
    [MemberData(nameof(Scoped))]
    public async Task Scopes_WhenNamedByAnyClaim_Count(string claim, string value)
    {
        var token = host.Caller().With(claims =>
        {
            claims.Remove("scope");
            claims[claim] = JsonNode.Parse(value);
        });

        (await host.Client.ScheduleAsync(token, TestSeeds.Plain)).MustBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Scopes_WhenSpreadOverClaims_AreUnited()
    {
        var token = host.Caller(Scopes.Schedule).With(claims =>
        {
            claims["scp"] = Scopes.Collect;
            claims["scopes"] = new JsonArray(Scopes.InboxWrite);
        });
        var scheduled = await host.Client.ScheduleAsync(token, TestSeeds.Plain);

        (await host.Client.CollectAsync(token, scheduled.Text("job_id"))).MustBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("at+jwt")]
    [InlineData("AT+JWT")]
    [InlineData("application/at+jwt")]
    public async Task Type_WhenItSaysAccessToken_IsAccepted(string type)
    {
        var token = host.Caller(Scopes.Schedule);
        token.Header["typ"] = type;

        (await host.Client.ScheduleAsync(token, TestSeeds.Plain)).MustBe(HttpStatusCode.Accepted);
    }

    [Theory]
    [InlineData("bearer")]
    [InlineData("BEARER")]
    public async Task Scheme_WhenInAnotherCase_IsAccepted(string scheme)
    {
        var token = host.Caller(Scopes.Schedule).Sign();

        var answer = await host.Client.SendAsync(HttpMethod.Post, "simulations", content: SimClient.Json(TestSeeds.Plain), change: request =>
            request.Headers.TryAddWithoutValidation("Authorization", $"{scheme} {token}"));

        answer.MustBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Claims_WhenAudienceIsAListAndTenantIsTid_AreAccepted()
    {
        var token = host.Caller(Scopes.Schedule).With(claims =>
        {
            claims["aud"] = new JsonArray("urn:other", Deployment.Audience);
            claims["tid"] = "http-tests";
            claims.Remove("tenant");
            claims["nbf"] = (long)claims["iat"]!;
        });

        (await host.Client.ScheduleAsync(token, TestSeeds.Plain)).MustBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task Times_WhenWithinTheSkew_AreAccepted()
    {
        var early = host.Caller(Scopes.Schedule).With(claims => claims["iat"] = (long)claims["iat"]! + 20);
        var late = host.Caller(Scopes.Schedule).With(claims => claims["exp"] = (long)claims["iat"]! - 20).With(claims => claims["iat"] = (long)claims["exp"]! - 60);

        (await host.Client.ScheduleAsync(early, TestSeeds.Plain)).MustBe(HttpStatusCode.Accepted);
        (await host.Client.ScheduleAsync(late, TestSeeds.Plain)).MustBe(HttpStatusCode.Accepted);
    }
}
