using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Lukhas.Sim.Api;
using Lukhas.Sim.Api.Settings;
using Lukhas.Sim.Api.Tokens.JobBound;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Lukhas.Sim.Http.Tests.Tokens.JobBound;

/// <summary>The key that the lane signs with, and that nobody else signs in its name.</summary>
public sealed class LaneKeyTests : IDisposable
{
    private const string ParentIssuer = "https://issuer.test";

    private readonly TokenSigner _key = TokenSigner.Create();
    private readonly TokenSigner _parentKey = TokenSigner.Create();

    public static TheoryData<string> Wrong
    {
        get
        {
            using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
            using var p256 = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using var rsa = RSA.Create(2048);
            return [p384.ExportPkcs8PrivateKeyPem(), p256.ExportSubjectPublicKeyInfoPem(), rsa.ExportPkcs8PrivateKeyPem(), "-----BEGIN"];
        }
    }

    [Theory]
    [InlineData("pkcs8")]
    [InlineData("sec1")]
    [InlineData("one line")]
    [InlineData("file")]
    public async Task Key_OfAnyForm_IsServedAndSignsWhatAnotherHostWithItBelieves(string form)
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, _key.ToPem(), TestContext.Current.CancellationToken);
        using var sec1 = ECDsa.Create();
        sec1.ImportFromPem(_key.ToPem());
        var setting = form switch
        {
            "sec1" => sec1.ExportECPrivateKeyPem(),
            "one line" => _key.ToPem().ReplaceLineEndings(@"\n"),
            "file" => path,
            _ => _key.ToPem(),
        };
        await using var one = await StartAsync(setting);
        await using var another = await StartAsync(_key.ToPem());
        using var othersKey = TokenSigner.Create();
        await using var stranger = await StartAsync(othersKey.ToPem());
        File.Delete(path);

        var keys = await one.Client.GetAsync(".well-known/jwks.json");
        var scheduled = await one.Client.ScheduleForAnotherAsync(Parent(), TestSeeds.Plain);
        var (job, token) = (scheduled.Text("job_id"), scheduled.Json.GetProperty("capability").GetProperty("token").GetString());

        Assert.Equal("application/jwk-set+json", keys.MediaType);
        Assert.Equal(_key.KeyId, Assert.Single(keys.Json.GetProperty("keys").EnumerateArray()).GetProperty("kid").GetString());
        Assert.DoesNotContain("\"d\"", keys.Json.GetRawText(), StringComparison.Ordinal);
        (await one.Client.SendAsync(HttpMethod.Get, $"simulations/{job}", token)).MustBe(HttpStatusCode.OK);
        (await another.Client.SendAsync(HttpMethod.Get, $"simulations/{job}", token)).MustBeProblem("not-found", HttpStatusCode.NotFound);
        (await stranger.Client.SendAsync(HttpMethod.Get, $"simulations/{job}", token)).MustBeProblem("capability-invalid", HttpStatusCode.Unauthorized);
    }

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void Build_WhenTheKeyIsNoPrivateKeyOfP256_NamesTheSettingAndNotTheKey(string setting)
    {
        var refusal = Assert.Throws<SettingsException>(() => OwnHost.Create(new() { ["SIM_LANE_KEY"] = setting }));

        Assert.StartsWith("SIM_LANE_KEY: ", Assert.Single(refusal.Errors), StringComparison.Ordinal);
        Assert.DoesNotContain("BEGIN", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_InTheLanesName_IsBelievedForOneJobOnly()
    {
        await using var own = await StartAsync(_key.ToPem());
        var scheduled = await own.Client.ScheduleAsync(own.Caller(Grants.Lane), TestSeeds.Plain);
        var genuine = TestToken.Of(_key, [Scopes.Schedule, Scopes.Collect]).With(claims =>
        {
            claims["iss"] = LaneIssuer.Name;
            claims["aud"] = LaneIssuer.Name;
            claims["job_id"] = scheduled.Text("job_id");
            claims["parent_jti"] = "parent";
            claims["parent_iss"] = ParentIssuer;
            claims["parent_kid"] = _parentKey.KeyId;
        });

        (await own.Client.StatusAsync(genuine, scheduled.Text("job_id"))).MustBe(HttpStatusCode.OK);
        (await own.Client.StatusAsync(genuine.With(claims => claims.Remove("job_id")), scheduled.Text("job_id")))
            .MustBeProblem("capability-invalid", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Token_InTheLanesName_WhenAnotherTrustedIssuerSignedIt_IsNotBelieved()
    {
        await using var own = await StartAsync(_key.ToPem());
        var scheduled = await own.Client.ScheduleAsync(own.Caller(Grants.Lane), TestSeeds.Plain);
        var forged = own.Caller(Grants.Lane).With(claims =>
        {
            claims["iss"] = LaneIssuer.Name;
            claims["aud"] = LaneIssuer.Name;
            claims["job_id"] = scheduled.Text("job_id");
        });

        (await own.Client.StatusAsync(forged, scheduled.Text("job_id"))).MustBeProblem("capability-invalid", HttpStatusCode.Unauthorized);
        forged.Header["kid"] = _key.KeyId;
        (await own.Client.StatusAsync(forged, scheduled.Text("job_id"))).MustBeProblem("capability-invalid", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Capability_WhenItsJobIsOver_IsWorthless()
    {
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()));
        await using var own = await OwnHost.StartAsync(new() { ["SIM_JOB_TTL"] = "01:00:00" }, time: time);
        var scheduled = await own.Client.ScheduleForAnotherAsync(own.Caller(Grants.Lane), TestSeeds.Plain);
        var token = scheduled.Json.GetProperty("capability").GetProperty("token").GetString();
        var path = $"simulations/{scheduled.Text("job_id")}";

        // The token that scheduled it has been over for most of the hour.
        time.Advance(TimeSpan.FromHours(1) - TimeSpan.FromSeconds(1));
        (await own.Client.SendAsync(HttpMethod.Get, path, token)).MustBe(HttpStatusCode.OK);
        time.Advance(TimeSpan.FromSeconds(1));
        (await own.Client.SendAsync(HttpMethod.Get, path, token)).MustBeProblem("not-found", HttpStatusCode.NotFound);
        time.Advance(TimeSpan.FromSeconds(30));
        (await own.Client.SendAsync(HttpMethod.Get, path, token)).MustBeProblem("capability-invalid", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Capability_WhenItsJobLivesForDays_LastsADay()
    {
        await using var own = await OwnHost.StartAsync(new() { ["SIM_JOB_TTL"] = "7.00:00:00" });

        var scheduled = await own.Client.ScheduleForAnotherAsync(own.Caller(Grants.Lane), TestSeeds.Plain);
        var capability = scheduled.Json.GetProperty("capability");

        Assert.InRange(capability.GetProperty("expires_ts").GetInt64() - scheduled.Number("created_ts"), 86_399_000, 86_400_999);
        (await own.Client.SendAsync(HttpMethod.Get, $"simulations/{scheduled.Text("job_id")}", capability.GetProperty("token").GetString()))
            .MustBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Capability_WhenTheTokenItCameFromIsDenied_IsDenied()
    {
        await using var before = await StartAsync(_key.ToPem());
        await using var beside = await StartAsync(_key.ToPem());
        await using var own = await StartAsync(_key.ToPem(), ("SIM_DENIED_TOKENS", "stolen"));
        var stolen = Parent();
        stolen.Claims["jti"] = "stolen";
        var scheduled = await before.Client.ScheduleForAnotherAsync(stolen, TestSeeds.Plain);

        (await AskAsync(beside)).MustBeProblem("not-found", HttpStatusCode.NotFound);
        (await AskAsync(own)).MustBeProblem("capability-invalid", HttpStatusCode.Unauthorized);

        Task<Answer> AskAsync(OwnHost host) => host.Client.SendAsync(
            HttpMethod.Get,
            $"simulations/{scheduled.Text("job_id")}",
            scheduled.Json.GetProperty("capability").GetProperty("token").GetString());
    }

    [Fact]
    public async Task Lane_WithoutAKeyInAHostOfManyProcesses_ServesNoneAndDerivesNothing()
    {
        await using var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddLogging()
            .AddSimCore(new SimDefaults("memory", "memory"))
            .AddSimApi()
            .BuildServiceProvider();

        var issuer = services.GetRequiredService<LaneIssuer>();

        Assert.Equal("""{"keys":[]}""", issuer.Jwks);
        Assert.Null(issuer.Trusted);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Host_WhenItEnds_DisposesTheKeyThatItReadOrMade(bool isSet)
    {
        var host = OwnHost.Create(isSet ? new() { ["SIM_LANE_KEY"] = _key.ToPem() } : null);
        var key = host.Services.GetRequiredService<SimSettings>().LaneKey;
        Assert.NotNull(key);
        Assert.NotEmpty(key.Sign([]));

        await host.DisposeAsync();

        Assert.Throws<ObjectDisposedException>(() => key.Sign([]));
    }

    public void Dispose()
    {
        _key.Dispose();
        _parentKey.Dispose();
    }

    /// <summary>A token that every one of these hosts believes, of an issuer that settings name.</summary>
    private TestToken Parent() => TestToken.Of(_parentKey, Grants.Lane).With(claims =>
    {
        claims["iss"] = ParentIssuer;
        claims["aud"] = "api://sim";
    });

    private Task<OwnHost> StartAsync(string key, params (string Name, string Value)[] settings)
    {
        var all = settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value);
        all["SIM_LANE_KEY"] = key;
        all["SIM_AUTH:Issuers:0:Issuer"] = ParentIssuer;
        all["SIM_AUTH:Issuers:0:Audience"] = "api://sim";
        all["SIM_AUTH:Issuers:0:Jwks"] = new JsonObject { ["keys"] = new JsonArray(_parentKey.Jwk) }.ToJsonString();
        return OwnHost.StartAsync(all);
    }
}
