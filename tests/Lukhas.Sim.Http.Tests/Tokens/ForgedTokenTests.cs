using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;
using Microsoft.IdentityModel.Tokens;

namespace Lukhas.Sim.Http.Tests.Tokens;

/// <summary>Tokens that nobody we trust signed so.</summary>
public sealed class ForgedTokenTests(SharedHost host)
{
    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("NONE")]
    public async Task Token_WhenUnsigned_IsInvalid(string algorithm)
    {
        var token = host.Caller(Scopes.Schedule);
        token.Header["alg"] = algorithm;
        var content = TestToken.Content(token.Header.ToJsonString(), token.Claims.ToJsonString());

        await MustBeInvalidAsync(content + ".");
        await MustBeInvalidAsync(content);
        await MustBeInvalidAsync(token.Sign());
    }

    [Theory]
    [InlineData("HS256")]
    [InlineData("HS384")]
    [InlineData("HS512")]
    public async Task Token_WhenKeyedWithThePublicKey_IsInvalid(string algorithm)
    {
        var token = host.Caller(Scopes.Schedule);
        token.Header["alg"] = algorithm;
        var content = TestToken.Content(token.Header.ToJsonString(), token.Claims.ToJsonString());
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(host.Signer.PublicPem()), Encoding.UTF8.GetBytes(content));

        await MustBeInvalidAsync($"{content}.{Base64UrlEncoder.Encode(mac)}");
    }

    [Theory]
    [InlineData("ES384")]
    [InlineData("RS256")]
    [InlineData("PS256")]
    [InlineData("ES512")]
    [InlineData("ES256 ")]
    public async Task Token_WhenTheAlgorithmIsNotTheKeys_IsInvalid(string algorithm)
    {
        Assert.SkipWhen(host.Signer.Algorithm == algorithm, "This is the deployment's own algorithm.");
        var token = host.Caller(Scopes.Schedule);
        token.Header["alg"] = algorithm;

        await MustBeInvalidAsync(token.Sign());
    }

    [Fact]
    public async Task Token_WhenAnotherKeySignedIt_IsInvalid()
    {
        using var stranger = TokenSigner.Create();
        var token = TestToken.Of(stranger, Grants.Lane);
        await MustBeInvalidAsync(token.Sign());

        token.Header["kid"] = host.Signer.KeyId;
        token.Header["alg"] = host.Signer.Algorithm;
        await MustBeInvalidAsync(token.Sign());
    }

    [Fact]
    public async Task Token_WhenItBringsItsOwnKey_IsInvalid()
    {
        using var stranger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = stranger.ExportParameters(includePrivateParameters: false).Q;
        var token = host.Caller(Scopes.Schedule);
        token.Header["alg"] = "ES256";
        token.Header["jwk"] = new JsonObject
        {
            ["kty"] = "EC",
            ["crv"] = "P-256",
            ["x"] = Base64UrlEncoder.Encode(point.X),
            ["y"] = Base64UrlEncoder.Encode(point.Y),
            ["kid"] = host.Signer.KeyId,
        };
        var content = TestToken.Content(token.Header.ToJsonString(), token.Claims.ToJsonString());
        var signature = stranger.SignData(Encoding.UTF8.GetBytes(content), HashAlgorithmName.SHA256);

        await MustBeInvalidAsync($"{content}.{Base64UrlEncoder.Encode(signature)}");
    }

    [Fact]
    public async Task Token_WhenTamperedWith_IsInvalid()
    {
        var token = host.Caller(Scopes.Collect);
        var parts = token.Sign().Split('.');
        token.Claims["scope"] = string.Join(' ', Grants.Lane);
        var tampered = Base64UrlEncoder.Encode(token.Claims.ToJsonString());

        await MustBeInvalidAsync($"{parts[0]}.{tampered}.{parts[2]}");
        await MustBeInvalidAsync($"{parts[0]}.{parts[1]}.{new string('A', parts[2].Length)}");
        await MustBeInvalidAsync($"{parts[0]}.{parts[1]}.");
        await MustBeInvalidAsync($"{parts[0]}.{parts[1]}.{parts[2]}.{parts[2]}.{parts[2]}");
    }

    [Theory]
    [InlineData("kid", null)]
    [InlineData("kid", "\"unknown\"")]
    [InlineData("kid", "7")]
    [InlineData("typ", null)]
    [InlineData("typ", "\"JWT\"")]
    [InlineData("typ", "\"dpop+jwt\"")]
    [InlineData("crit", "[\"exp\"]")]
    [InlineData("crit", "[]")]
    [InlineData("b64", "false")]
    public async Task Header_WhenNotAsItMustBe_IsInvalid(string name, string? value)
    {
        var token = host.Caller(Scopes.Schedule);
        token.Header.Remove(name);
        if (value is not null)
            token.Header[name] = JsonNode.Parse(value);

        await MustBeInvalidAsync(token.Sign());
    }

    [Fact]
    public async Task Token_WhenAMemberIsThereTwice_IsInvalid()
    {
        var token = host.Caller(Scopes.Schedule);
        var (header, claims) = (token.Header.ToJsonString(), token.Claims.ToJsonString());

        await MustBeInvalidAsync(token.SignRaw(header, claims[..^1] + ",\"sub\":\"somebody\"}"));
        await MustBeInvalidAsync(token.SignRaw(header[..^1] + ",\"alg\":\"ES256\"}", claims));
        await MustBeInvalidAsync(token.SignRaw(header, "[]"));
        await MustBeInvalidAsync(token.SignRaw(header, "{"));
    }

    private async Task MustBeInvalidAsync(string token)
    {
        var answer = await host.Client.SendAsync(HttpMethod.Post, "simulations", token, SimClient.Json(TestSeeds.Plain));
        answer.MustBeProblem("capability-invalid", HttpStatusCode.Unauthorized);
    }
}
