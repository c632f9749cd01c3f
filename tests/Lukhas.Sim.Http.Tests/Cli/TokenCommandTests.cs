using System.Text;
using System.Text.Json;
using Lukhas.Sim.Cli;

namespace Lukhas.Sim.Http.Tests.Cli;

public sealed class TokenCommandTests
{
    [Fact]
    public async Task Token_ByDefault_AllowsWhatAUserNeeds()
    {
        var claims = await MintAsync();

        Assert.Equal(
            "consciousness.simulation.schedule consciousness.simulation.collect memory.inbox.dreams.write", claims.GetProperty("scope").GetString());
        Assert.Equal("local", claims.GetProperty("tenant").GetString());
        Assert.Equal(3600, claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64());
        Assert.False(claims.TryGetProperty("acr", out _));
    }

    [Theory]
    [InlineData("collect,inbox-write")]
    [InlineData("collect", "memory.inbox.dreams.write")]
    public async Task Token_WithScopes_TakesShortAndWholeNames(params string[] scopes)
    {
        var claims = await MintAsync(["--scopes", .. scopes]);

        Assert.Equal("consciousness.simulation.collect memory.inbox.dreams.write", claims.GetProperty("scope").GetString());
    }

    [Fact]
    public async Task Token_WithOptions_SaysWhatTheySay()
    {
        var claims = await MintAsync("--tenant", "acme", "--subject", "ada", "--ttl", "90s", "--step-up");

        Assert.Equal("acme", claims.GetProperty("tenant").GetString());
        Assert.Equal("ada", claims.GetProperty("sub").GetString());
        Assert.Equal(90, claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64());
        Assert.Equal("urn:lukhas:acr:gtpsi", claims.GetProperty("acr").GetString());
        Assert.True(claims.TryGetProperty("auth_time", out _));
    }

    [Fact]
    public async Task Token_WithJwks_PrintsThePublicKeyThatItsTokensNameAndNothingOfThePrivateOne()
    {
        using var key = new TemporaryFile();
        var token = await CliRun.OfAsync(new CliInput { KeyPath = key.Path }, ["token"]);
        var run = await CliRun.OfAsync(new CliInput { KeyPath = key.Path }, ["token", "--jwks"]);

        var published = Assert.Single(JsonElement.Parse(run.Output).GetProperty("keys").EnumerateArray());
        var header = JsonElement.Parse(Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(token.Output.Split('.')[0])));
        Assert.Equal(header.GetProperty("kid").GetString(), published.GetProperty("kid").GetString());
        Assert.False(published.TryGetProperty("d", out _));
    }

    [Fact]
    public async Task Token_WithJwksAndStepUp_SaysThatTheKeyTakesNone()
    {
        var run = await CliRun.OfAsync("token", "--step-up", "--jwks");

        Assert.Equal(ExitCode.WrongUsage, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.StartsWith("--step-up is for a token, and --jwks prints the public key.", run.Error, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> MintAsync(params string[] options)
    {
        using var key = new TemporaryFile();
        var run = await CliRun.OfAsync(new CliInput { KeyPath = key.Path }, ["token", "--json", .. options]);
        Assert.Equal(ExitCode.Done, run.ExitCode);
        var payload = JsonElement.Parse(run.Output).GetProperty("token").GetString()!.Split('.')[1];
        return JsonElement.Parse(Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(payload)));
    }
}
