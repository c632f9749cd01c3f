using System.Net;
using System.Text.Json.Nodes;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;

namespace Lukhas.Sim.Http.Tests.Tokens;

/// <summary>Tokens that are signed as they should be, and say what they must not.</summary>
public sealed class ClaimTests(SharedHost host)
{
    [Theory]
    [InlineData("iss")]
    [InlineData("aud")]
    [InlineData("exp")]
    [InlineData("iat")]
    [InlineData("sub")]
    [InlineData("jti")]
    [InlineData("tenant")]
    public async Task Claim_WhenMissing_MakesTheTokenInvalid(string name) =>
        await MustBeInvalidAsync(claims => claims.Remove(name));

    [Theory]
    [InlineData("iss", "\"urn:stranger\"")]
    [InlineData("iss", "[\"urn:lukhas:sim:development\"]")]
    [InlineData("iss", "\"\"")]
    [InlineData("aud", "\"urn:stranger\"")]
    [InlineData("aud", "[]")]
    [InlineData("aud", "7")]
    [InlineData("sub", "\"\"")]
    [InlineData("sub", "7")]
    [InlineData("jti", "\"\"")]
    [InlineData("jti", "null")]
    [InlineData("tenant", "\"\"")]
    [InlineData("tenant", "\"a/b\"")]
    [InlineData("tenant", "\"a\\n\"")]
    [InlineData("tenant", "\"00000000001111111111222222222233333333334444444444555555555566666\"")]
    [InlineData("tenant", "[\"http-tests\"]")]
    [InlineData("tid", "\"another\"")]
    [InlineData("scope", "7")]
    [InlineData("scope", "[\"consciousness.simulation.schedule\"]")]
    [InlineData("scp", "[7]")]
    [InlineData("scp", "{}")]
    [InlineData("scopes", "\"consciousness.simulation.schedule\"")]
    [InlineData("scopes", "[null]")]
    [InlineData("exp", "\"2999999999\"")]
    [InlineData("exp", "1e300")]
    [InlineData("iat", "-1")]
    [InlineData("nbf", "\"now\"")]
    [InlineData("acr", "7")]
    [InlineData("auth_time", "\"now\"")]
    public async Task Claim_WhenOfAnotherFormOrValue_MakesTheTokenInvalid(string name, string value) =>
        await MustBeInvalidAsync(claims => claims[name] = JsonNode.Parse(value));

    [Theory]
    [InlineData("exp", -40)]
    [InlineData("nbf", 60)]
    [InlineData("iat", 60)]
    [InlineData("exp", 86_401)]
    [InlineData("exp", 0)]
    public async Task Time_WhenOutOfBounds_MakesTheTokenInvalid(string name, int seconds) =>
        await MustBeInvalidAsync(claims =>
        {
            var issued = (long)claims["iat"]!;
            if (name == "exp" && seconds < 0)
                claims["iat"] = issued - 600;
            claims[name] = issued + seconds;
        });

    [Fact]
    public async Task IssuedAt_WhenInTheFutureThoughInForceAlready_MakesTheTokenInvalid() =>
        await MustBeInvalidAsync(claims =>
        {
            claims["nbf"] = (long)claims["iat"]!;
            claims["iat"] = (long)claims["iat"]! + 60;
        });

    [Fact]
    public async Task Lifetime_WhenADay_IsAccepted()
    {
        var token = host.Caller(Scopes.Schedule).With(claims => claims["exp"] = (long)claims["iat"]! + 86_400);

        (await host.Client.ScheduleAsync(token, TestSeeds.Plain)).MustBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task TokenId_WhenOnTheDenyList_MakesTheTokenInvalid()
    {
        await using var own = await OwnHost.StartAsync(new() { ["SIM_DENIED_TOKENS"] = "stolen-1, stolen-2" });
        var token = own.Caller(Scopes.Schedule);

        (await own.Client.ScheduleAsync(token.With(claims => claims["jti"] = "stolen-2"), TestSeeds.Plain))
            .MustBeProblem("capability-invalid", HttpStatusCode.Unauthorized);
        (await own.Client.ScheduleAsync(token, TestSeeds.Plain)).MustBe(HttpStatusCode.Accepted);
    }

    private async Task MustBeInvalidAsync(Action<JsonObject> change)
    {
        var answer = await host.Client.ScheduleAsync(host.Caller(Scopes.Schedule).With(change), TestSeeds.Plain);
        answer.MustBeProblem("capability-invalid", HttpStatusCode.Unauthorized);
    }
}
