using System.Net;
using Lukhas.Sim.Api.Tokens.Development;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;

namespace Lukhas.Sim.Http.Tests.Tokens;

/// <summary>Issuers that settings name, beside the development issuer.</summary>
public sealed class IssuerSettingsTests
{
    private const string Issuer = "https://login.test/tenant";

    [Fact]
    public async Task Issuer_WhenNamedWithInlineKeys_IsTrustedAsItsSettingsSay()
    {
        var path = Path.Combine(Path.GetTempPath(), $"lukhas-sim-{Guid.NewGuid():N}.pem");
        using var issuer = DevelopmentIssuer.Open(TimeProvider.System, path);
        using var signer = TokenSigner.FromPem(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
        File.Delete(path);
        await using var own = await OwnHost.StartAsync(new()
        {
            ["SIM_AUTH:Issuers:0:Issuer"] = Issuer,
            ["SIM_AUTH:Issuers:0:Audience"] = "api://sim",
            ["SIM_AUTH:Issuers:0:Jwks"] = issuer.Jwks,
            ["SIM_AUTH:Issuers:0:DefaultTenant"] = "contoso",
            ["SIM_AUTH:Issuers:0:AllowTypJwt"] = "true",
        });
        var token = TestToken.Of(signer, [Scopes.Schedule]).With(claims =>
        {
            claims["iss"] = Issuer;
            claims["aud"] = "api://sim";
            claims.Remove("tenant");
        });
        token.Header["typ"] = "JWT";

        (await own.Client.ScheduleAsync(token, TestSeeds.Plain)).MustBe(HttpStatusCode.Accepted);
        (await own.Client.ScheduleAsync(token.With(claims => claims["iss"] = DevelopmentIssuer.Name), TestSeeds.Plain))
            .MustBeProblem("capability-invalid", HttpStatusCode.Unauthorized);
        (await own.Client.ScheduleAsync(own.Caller(Scopes.Schedule).With(claims => claims["iss"] = Issuer), TestSeeds.Plain))
            .MustBeProblem("capability-invalid", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public void DevelopmentKey_WhenMade_IsPrivateToItsOwnerAndStays()
    {
        var path = Path.Combine(Path.GetTempPath(), $"lukhas-sim-{Guid.NewGuid():N}", "dev-key.pem");
        using var first = DevelopmentIssuer.Open(TimeProvider.System, path);
        using var second = DevelopmentIssuer.Open(TimeProvider.System, path);

        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal(first.Jwks, second.Jwks);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public async Task DevelopmentIssuer_WhenItMints_IsBelievedByTheEmbeddedHost()
    {
        await using var own = await OwnHost.StartAsync();
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, own.Signer.ToPem(), TestContext.Current.CancellationToken);
        using var issuer = DevelopmentIssuer.Open(TimeProvider.System, path);
        File.Delete(path);

        var token = issuer.Mint("agent", TenantId.Parse("acme"), [Scopes.Schedule], TimeSpan.FromHours(24), "urn:lukhas:acr:gtpsi", DateTimeOffset.UtcNow);
        var answer = await own.Client.SendAsync(HttpMethod.Post, "simulations", token, SimClient.Json(TestSeeds.HighImpact));

        answer.MustBe(HttpStatusCode.Accepted);
    }
}
