using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Lukhas.Sim.Api.Settings;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;

namespace Lukhas.Sim.Http.Tests.Tokens.JobBound;

/// <summary>The lane signs with another key, and what the one before signed stays good.</summary>
public sealed class LaneKeyRotationTests : IDisposable
{
    private const string ParentIssuer = "https://issuer.test";

    private readonly TokenSigner _parentKey = TokenSigner.Create();
    private readonly TokenSigner _old = TokenSigner.Create();
    private readonly TokenSigner _new = TokenSigner.Create();

    public static TheoryData<string> Wrong
    {
        get
        {
            using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
            using var rsa = RSA.Create(2048);
            return [p384.ExportSubjectPublicKeyInfoPem(), p384.ExportPkcs8PrivateKeyPem(), rsa.ExportSubjectPublicKeyInfoPem(), "-----BEGIN"];
        }
    }

    [Theory]
    [InlineData("private")]
    [InlineData("public")]
    [InlineData("one line")]
    public async Task Rotation_WhenThePreviousKeyIsNamed_RefusesNothingThatItSigned(string form)
    {
        await using var before = await StartAsync(_old.ToPem());
        await using var after = await StartAsync(_new.ToPem(), form switch
        {
            "private" => _old.ToPem(),
            "one line" => _old.PublicPem().ReplaceLineEndings(@"\n"),
            _ => _old.PublicPem(),
        });
        await using var later = await StartAsync(_new.ToPem());
        var old = await DeriveAsync(before);
        var fresh = await DeriveAsync(after);

        // Jobs are in the memory of the host that made them: what is believed is told that there is none.
        (await AskAsync(after, old)).MustBeProblem("not-found", HttpStatusCode.NotFound);
        (await AskAsync(after, fresh)).MustBe(HttpStatusCode.OK);
        (await AskAsync(later, fresh)).MustBeProblem("not-found", HttpStatusCode.NotFound);
        (await AskAsync(later, old)).MustBeProblem("capability-invalid", HttpStatusCode.Unauthorized);
        (await AskAsync(before, fresh)).MustBeProblem("capability-invalid", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Keys_WhenThePreviousOneIsNamed_AreBothPublishedWithoutTheirPrivateHalves()
    {
        await using var host = await StartAsync(_new.ToPem(), _old.ToPem());

        var keys = (await host.Client.GetAsync(".well-known/jwks.json")).Json;

        Assert.Equal([_new.KeyId, _old.KeyId], keys.GetProperty("keys").EnumerateArray().Select(key => key.GetProperty("kid").GetString()));
        Assert.DoesNotContain("\"d\"", keys.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Build_WhenThePreviousKeyStandsAlone_SaysSo() =>
        MustFail("SIM_LANE_KEY_PREVIOUS: must not be set without SIM_LANE_KEY.", current: null, _old.PublicPem());

    [Fact]
    public void Build_WhenBothKeysAreTheSame_SaysSo() =>
        MustFail("SIM_LANE_KEY_PREVIOUS: is the same key as SIM_LANE_KEY.", _old.ToPem(), _old.PublicPem());

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void Build_WhenThePreviousKeyIsNoneOfP256_NamesTheSettingAndNotTheKey(string setting)
    {
        var refusal = Assert.Throws<SettingsException>(() => OwnHost.Create(Settings(_new.ToPem(), setting)));

        Assert.StartsWith("SIM_LANE_KEY_PREVIOUS: ", Assert.Single(refusal.Errors), StringComparison.Ordinal);
        Assert.DoesNotContain("BEGIN", refusal.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _parentKey.Dispose();
        _old.Dispose();
        _new.Dispose();
    }

    private static void MustFail(string error, string? current, string previous) =>
        Assert.Equal(
            [error],
            Assert.Throws<SettingsException>(() => OwnHost.Create(new() { ["SIM_LANE_KEY"] = current, ["SIM_LANE_KEY_PREVIOUS"] = previous })).Errors);

    private static Task<Answer> AskAsync(OwnHost host, Answer scheduled) => host.Client.SendAsync(
        HttpMethod.Get, $"simulations/{scheduled.Text("job_id")}", scheduled.Json.GetProperty("capability").GetProperty("token").GetString());

    private async Task<Answer> DeriveAsync(OwnHost host)
    {
        var parent = TestToken.Of(_parentKey, Grants.Lane).With(claims =>
        {
            claims["iss"] = ParentIssuer;
            claims["aud"] = "api://sim";
        });
        return (await host.Client.ScheduleForAnotherAsync(parent, TestSeeds.Plain)).MustBe(HttpStatusCode.Accepted);
    }

    private Task<OwnHost> StartAsync(string current, string? previous = null) => OwnHost.StartAsync(Settings(current, previous));

    private Dictionary<string, string?> Settings(string current, string? previous) => new()
    {
        ["SIM_LANE_KEY"] = current,
        ["SIM_LANE_KEY_PREVIOUS"] = previous,
        ["SIM_AUTH:Issuers:0:Issuer"] = ParentIssuer,
        ["SIM_AUTH:Issuers:0:Audience"] = "api://sim",
        ["SIM_AUTH:Issuers:0:Jwks"] = new JsonObject { ["keys"] = new JsonArray(_parentKey.Jwk) }.ToJsonString(),
    };
}
