using Lukhas.Sim.Api.Tokens;
using Lukhas.Sim.Api.Tokens.Keys;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Microsoft.Extensions.Time.Testing;
using Microsoft.IdentityModel.Tokens;

namespace Lukhas.Sim.Http.Tests.Tokens.Verifier;

/// <summary>
/// A verifier without a host, at a whole second, and the key of the one issuer that it trusts; beside it a lane that derives from
/// that issuer's tokens.
/// </summary>
internal sealed class VerifierSetup : IIssuerKeys, IDisposable
{
    private readonly Dictionary<string, JsonWebKey> _keys = [];
    private readonly TokenSigner _laneKey = TokenSigner.Create();

    public VerifierSetup(string algorithm = "ES256", VerifiedTokens? verified = null, params string[] denied)
    {
        Signer = TokenSigner.Create(algorithm);
        Verified = verified ?? new VerifiedTokens();
        Issuer = new TrustedIssuer { Issuer = Deployment.Issuer, Audience = Deployment.Audience, Keys = this };
        Lane = Issuer with { Issuer = "urn:test:lane", Keys = new NamedKey("lane", _laneKey), OnlyJobBound = true };
        Publish(Signer);
        Verifier = With(denied);
    }

    public TokenSigner Signer { get; }

    public VerifiedTokens Verified { get; }

    public TrustedIssuer Issuer { get; }

    /// <summary>The lane as an issuer, which the verifier trusts only where a test says so.</summary>
    public TrustedIssuer Lane { get; }

    public FakeTimeProvider Time { get; } = new(DateTimeOffset.FromUnixTimeSeconds(1_800_000_000));

    public CapabilityVerifier Verifier { get; }

    /// <summary>Another verifier with the same memory of tokens.</summary>
    public CapabilityVerifier With(IEnumerable<string> denied, params IEnumerable<TrustedIssuer> issuers) =>
        new(new TrustedIssuers(issuers.DefaultIfEmpty(Issuer)), new DeniedTokens(denied), Verified, Time);

    /// <summary>The issuer has these keys from now on, and no others.</summary>
    public void Publish(params IEnumerable<TokenSigner> signers)
    {
        _keys.Clear();
        foreach (var signer in signers)
            _keys.Add(signer.KeyId, new JsonWebKey(signer.Jwk.ToJsonString()));
    }

    public TestToken Token(params string[] scopes) => TestToken.Of(Signer, scopes.Length == 0 ? [Scopes.Schedule] : scopes, Time);

    /// <summary>A capability of the lane for one job, derived from a token of the issuer.</summary>
    public TestToken Derived()
    {
        var token = TestToken.Of(_laneKey, [Scopes.Collect], Time).With(claims =>
        {
            claims["iss"] = Lane.Issuer;
            claims["job_id"] = "JOB-00000000000000000000000000000000";
            claims["parent_jti"] = "parent";
            claims["parent_iss"] = Issuer.Issuer;
            claims["parent_kid"] = Signer.KeyId;
        });
        token.Header["kid"] = "lane";
        return token;
    }

    public async Task<CapabilityVerification> VerifyAsync(string token, CapabilityVerifier? verifier = null) =>
        await (verifier ?? Verifier).VerifyAsync($"Bearer {token}", TestContext.Current.CancellationToken);

    public async Task<Capability> MustVerifyAsync(string token, CapabilityVerifier? verifier = null) =>
        Assert.IsType<CapabilityVerification.Verified>(await VerifyAsync(token, verifier)).Capability;

    public async Task MustRefuseAsync(string reason, string token, CapabilityVerifier? verifier = null) =>
        Assert.Equal(new CapabilityVerification.Invalid(reason), await VerifyAsync(token, verifier));

    public ValueTask<JsonWebKey?> FindAsync(string kid, DateTimeOffset? issuedAt, CancellationToken cancellationToken) => ValueTask.FromResult(_keys.GetValueOrDefault(kid));

    public void Dispose()
    {
        Signer.Dispose();
        _laneKey.Dispose();
    }
}
