using System.Text.Json.Nodes;
using Lukhas.Sim.Api.Tokens;
using Lukhas.Sim.Core.Capabilities;

namespace Lukhas.Sim.Http.Tests.Tokens.Verifier;

/// <summary>Every step refuses by itself what no other step does, and the steps come in their order.</summary>
public sealed class VerifierStepTests : IDisposable
{
    /// <summary>The steps in order, each with a change to a capability of the lane that only this step minds.</summary>
    private static readonly (string Reason, Func<TestToken, TokenSigner, string> Break)[] Steps =
    [
        ("size", (token, _) => Claims(token, "pad", new string('x', 8_192)).Sign()),
        ("malformed", (token, _) => token.SignRaw(token.Header.ToJsonString(), token.Claims.ToJsonString()[..^1] + ",\"sub\":\"b\"}")),
        ("algorithm", (token, _) => Header(token, "crit", new JsonArray("exp")).Sign()),
        ("issuer", (token, _) => Claims(token, "iss", "https://stranger.test").Sign()),
        ("type", (token, _) => Header(token, "typ", "JWT").Sign()),
        ("key", (token, _) => Header(token, "kid", "unknown").Sign()),
        ("signature", (token, stranger) => SignedBy(token, stranger)),
        ("audience", (token, _) => Claims(token, "aud", "urn:stranger").Sign()),
        ("times", (token, _) => Claims(token, "exp", (long)token.Claims["iat"]! - 60).Sign()),
        ("tenant", (token, _) => Claims(token, "tenant", "a/b").Sign()),
        ("subject or id", (token, _) => Claims(token, "sub", "").Sign()),
        ("job", (token, _) => Claims(token, "job_id", "JOB-1").Sign()),
        ("parent", (token, _) => Claims(token, "parent_jti", "").Sign()),
        ("denied", (token, _) => Claims(token, "jti", Denied).Sign()),
        ("scopes", (token, _) => Claims(token, "scope", 7).Sign()),
        ("authentication context", (token, _) => Claims(token, "auth_time", "now").Sign()),
        ("parent's issuer", (token, _) => Claims(token, "parent_iss", "https://stranger.test").Sign()),
        ("parent's key", (token, _) => Claims(token, "parent_kid", "unknown").Sign()),
    ];

    private const string Denied = "denied-token";

    private readonly VerifierSetup _setup = new(denied: Denied);
    private readonly TokenSigner _stranger = TokenSigner.Create();

    public static TheoryData<string> Reasons => [.. Steps.Select(step => step.Reason)];

    /// <summary>Every step with every later one, but for breaks that lie in how the token is signed: there is one signature to break.</summary>
    public static TheoryData<string, string> Pairs =>
    [
        .. from first in Steps.Index()
           from second in Steps.Index()
           where first.Index < second.Index && first.Item.Reason is not "size" && second.Item.Reason is not ("malformed" or "signature")
           select (first.Item.Reason, second.Item.Reason),
    ];

    [Fact]
    public async Task VerifyAsync_WhenNothingIsWrong_TellsWhatTheTokenSays()
    {
        var token = _setup.Token(Scopes.Collect, "other");

        var capability = await _setup.MustVerifyAsync(token.Sign());

        Assert.Equal((string)token.Claims["sub"]!, capability.Subject);
        Assert.Equal((string)token.Claims["jti"]!, capability.TokenId);
        Assert.Equal("http-tests", capability.Tenant.Value);
        Assert.Equal([Scopes.Collect, "other"], capability.Scopes.Order());
        Assert.Equal(_setup.Time.GetUtcNow().AddSeconds(600), capability.ExpiresAt);
        Assert.Null(capability.Job);
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public async Task VerifyAsync_WhenOneStepDoesNotHold_RefusesThere(string reason) =>
        await _setup.MustRefuseAsync(reason, Step(reason).Break(_setup.Derived(), _stranger), TrustingTheLane);

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task VerifyAsync_WhenTwoStepsDoNotHold_RefusesAtTheFirst(string first, string second)
    {
        var token = _setup.Derived();
        Step(second).Break(token, _stranger);

        await _setup.MustRefuseAsync(first, Step(first).Break(token, _stranger), TrustingTheLane);
    }

    [Fact]
    public async Task VerifyAsync_WhenTheParentIsDenied_RefusesItsChild() =>
        await _setup.MustRefuseAsync("denied", _setup.Token().With(claims => claims["parent_jti"] = Denied).Sign());

    [Theory]
    [InlineData("EdDSA")]
    [InlineData("Ed25519")]
    [InlineData("ES512")]
    [InlineData("ES256K")]
    public async Task VerifyAsync_WhenTheAlgorithmIsOneThatIsNotVerified_SaysSo(string algorithm) =>
        await _setup.MustRefuseAsync("algorithm", Header(_setup.Token(), "alg", algorithm).Sign());

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task VerifyAsync_AroundEightKibibytes_HoldsToTheByte(int more, bool accepted)
    {
        var text = OfLength((8 * 1024) + more);

        if (accepted)
            await _setup.MustVerifyAsync(text);
        else
            await _setup.MustRefuseAsync("size", text);
    }

    public void Dispose()
    {
        _setup.Dispose();
        _stranger.Dispose();
    }

    private CapabilityVerifier TrustingTheLane => _setup.With([Denied], _setup.Issuer, _setup.Lane);

    private static (string Reason, Func<TestToken, TokenSigner, string> Break) Step(string reason) => Steps.Single(step => step.Reason == reason);

    private static TestToken Header(TestToken token, string name, JsonNode value)
    {
        token.Header[name] = value;
        return token;
    }

    private static TestToken Claims(TestToken token, string name, JsonNode value)
    {
        token.Claims[name] = value;
        return token;
    }

    private static string SignedBy(TestToken token, TokenSigner signer)
    {
        var content = TestToken.Content(token.Header.ToJsonString(), token.Claims.ToJsonString());
        var signature = signer.Sign(System.Text.Encoding.UTF8.GetBytes(content));
        return $"{content}.{Microsoft.IdentityModel.Tokens.Base64UrlEncoder.Encode(signature)}";
    }

    // Base64url has no text of one character over a multiple of four, so the header is padded as well as the claims.
    private string OfLength(int length)
    {
        for (var header = 0; header < 3; header++)
        {
            var token = Header(_setup.Token(), "pad", new string('x', header));
            Claims(token, "pad", "");
            for (var claims = (length - token.Sign().Length) * 3 / 4 - 4; ; claims++)
            {
                var text = Claims(token, "pad", new string('x', claims)).Sign();
                if (text.Length == length)
                    return text;
                if (text.Length > length)
                    break;
            }
        }

        throw new InvalidOperationException($"No token has {length} bytes.");
    }
}
