using System.Text;
using System.Text.Json.Nodes;
using Lukhas.Sim.Http.Tests.Hosting;
using Microsoft.IdentityModel.Tokens;

namespace Lukhas.Sim.Http.Tests.Tokens;

/// <summary>A token under construction: genuine as it is made, and anything else after a test has changed it.</summary>
public sealed class TestToken
{
    private readonly TokenSigner _signer;

    private TestToken(TokenSigner signer, JsonObject header, JsonObject claims)
    {
        _signer = signer;
        Header = header;
        Claims = claims;
    }

    public JsonObject Header { get; }

    public JsonObject Claims { get; }

    /// <summary>A genuine token of a new subject.</summary>
    public static TestToken Of(TokenSigner signer, IEnumerable<string> scopes, TimeProvider? time = null)
    {
        var now = (time ?? TimeProvider.System).GetUtcNow().ToUnixTimeSeconds();
        return new TestToken(
            signer,
            new JsonObject { ["alg"] = signer.Algorithm, ["typ"] = "at+jwt", ["kid"] = signer.KeyId },
            new JsonObject
            {
                ["iss"] = Deployment.Issuer,
                ["aud"] = Deployment.Audience,
                ["sub"] = $"test-{Guid.NewGuid():N}",
                ["jti"] = Guid.NewGuid().ToString("N"),
                ["iat"] = now,
                ["exp"] = now + 600,
                ["tenant"] = "http-tests",
                ["scope"] = string.Join(' ', scopes),
            });
    }

    /// <summary>The same bearer with another token, to which a change is made.</summary>
    public TestToken With(Action<JsonObject> claims)
    {
        var token = new TestToken(_signer, Header.DeepClone().AsObject(), Claims.DeepClone().AsObject());
        token.Claims["jti"] = Guid.NewGuid().ToString("N");
        claims(token.Claims);
        return token;
    }

    /// <summary>The same bearer, strongly authenticated some seconds ago, with a token that was never used.</summary>
    public TestToken SteppedUp(int secondsAgo = 0) => With(claims =>
    {
        claims["acr"] = "urn:lukhas:acr:gtpsi";
        claims["auth_time"] = (long)claims["iat"]! - secondsAgo;
    });

    /// <summary>The token's text, signed.</summary>
    public string Sign() => SignRaw(Header.ToJsonString(), Claims.ToJsonString());

    /// <summary>Signs any texts as header and claims.</summary>
    public string SignRaw(string header, string claims)
    {
        var content = Content(header, claims);
        return $"{content}.{Base64UrlEncoder.Encode(_signer.Sign(Encoding.UTF8.GetBytes(content)))}";
    }

    public static string Content(string header, string claims) => $"{Base64UrlEncoder.Encode(header)}.{Base64UrlEncoder.Encode(claims)}";
}
