using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Lukhas.Sim.Api.Settings;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;
using Microsoft.IdentityModel.Tokens;

namespace Lukhas.Sim.Http.Tests.Tokens;

/// <summary>Every algorithm that the lane believes, each at an issuer that settings name.</summary>
public sealed class AlgorithmTests : IAsyncLifetime
{
    private static readonly string[] Algorithms = ["ES256", "ES384", "RS256", "PS256"];

    private readonly TokenSigner[] _signers = [.. Algorithms.Select(algorithm => TokenSigner.Create(algorithm))];
    private readonly TokenSigner _weak = TokenSigner.Create("RS256", rsaBits: 1024);
    private readonly string _file = Path.GetTempFileName();
    private OwnHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        var settings = new Dictionary<string, string?>();
        foreach (var (index, signer) in _signers.Index())
            Name(settings, index, Keys(signer));

        // The weak key stands beside a strong one, since an issuer without any key it can use stops the start.
        Name(settings, Algorithms.Length, Keys(TokenSigner.Create(), _weak));

        await File.WriteAllTextAsync(_file, settings["SIM_AUTH:Issuers:1:Jwks"], TestContext.Current.CancellationToken);
        settings["SIM_AUTH:Issuers:1:Jwks"] = _file;
        _host = await OwnHost.StartAsync(settings);
    }

    [Fact]
    public async Task Token_OfEveryAlgorithm_IsAccepted()
    {
        foreach (var (index, signer) in _signers.Index())
        {
            Assert.Equal(Algorithms[index], signer.Algorithm);
            (await ScheduleAsync(Token(index, signer).Sign())).MustBe(HttpStatusCode.Accepted);
        }
    }

    [Fact]
    public async Task Token_OfAnotherIssuersKey_IsRefused()
    {
        foreach (var (index, _) in _signers.Index())
            await MustBeRefusedAsync(Token(index, _signers[(index + 1) % _signers.Length]).Sign());
    }

    [Fact]
    public async Task Token_OfARsaKeyUnder2048Bits_IsRefused() => await MustBeRefusedAsync(Token(Algorithms.Length, _weak).Sign());

    [Fact]
    public void Build_WhenTheOnlyKeyIsTooShort_NamesTheSetting()
    {
        var settings = new Dictionary<string, string?>();
        Name(settings, 0, Keys(_weak));

        var refusal = Assert.Throws<SettingsException>(() => OwnHost.Create(settings));

        Assert.Contains("SIM_AUTH:Issuers:0:Jwks", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RS256", "PS256")]
    [InlineData("PS256", "RS256")]
    [InlineData("ES256", "ES384")]
    [InlineData("ES384", "ES256")]
    public async Task Token_WhenItTellsAnotherAlgorithmThanItsKeys_IsRefused(string own, string told)
    {
        var index = Array.IndexOf(Algorithms, own);
        var token = Token(index, _signers[index]);
        token.Header["alg"] = told;

        await MustBeRefusedAsync(token.Sign());
    }

    [Fact]
    public async Task Token_WhenUnsignedOrKeyedWithAPublicKey_IsRefused()
    {
        foreach (var (index, signer) in _signers.Index())
        {
            await MustBeRefusedAsync(Unsigned(index, signer, "none") + ".");

            var content = Unsigned(index, signer, "HS256");
            var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(signer.PublicPem()), Encoding.UTF8.GetBytes(content));
            await MustBeRefusedAsync($"{content}.{Base64UrlEncoder.Encode(mac)}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        foreach (var signer in _signers.Append(_weak))
            signer.Dispose();
        File.Delete(_file);
    }

    private static void Name(Dictionary<string, string?> settings, int index, string jwks)
    {
        settings[$"SIM_AUTH:Issuers:{index}:Issuer"] = Issuer(index);
        settings[$"SIM_AUTH:Issuers:{index}:Audience"] = "api://sim";
        settings[$"SIM_AUTH:Issuers:{index}:Jwks"] = jwks;
    }

    private static string Issuer(int index) => $"https://login.test/{index}";

    private static string Keys(params TokenSigner[] signers) =>
        new JsonObject { ["keys"] = new JsonArray([.. signers.Select(signer => signer.Jwk)]) }.ToJsonString();

    private static TestToken Token(int index, TokenSigner signer) => TestToken.Of(signer, [Scopes.Schedule]).With(claims =>
    {
        claims["iss"] = Issuer(index);
        claims["aud"] = "api://sim";
    });

    private static string Unsigned(int index, TokenSigner signer, string algorithm)
    {
        var token = Token(index, signer);
        token.Header["alg"] = algorithm;
        return TestToken.Content(token.Header.ToJsonString(), token.Claims.ToJsonString());
    }

    private Task<Answer> ScheduleAsync(string token) =>
        _host.Client.SendAsync(HttpMethod.Post, "simulations", token, SimClient.Json(TestSeeds.Plain));

    private async Task MustBeRefusedAsync(string token) =>
        (await ScheduleAsync(token)).MustBeProblem("capability-invalid", HttpStatusCode.Unauthorized);
}
