using System.Text.Json.Nodes;
using Lukhas.Sim.Api.Tokens.Keys;
using Lukhas.Sim.Core.Capabilities;

namespace Lukhas.Sim.Api.Tokens.Development;

/// <summary>
/// Mints capability tokens from a local ES256 key. Only <c>lukhas-sim serve</c> trusts it, or a host whose settings name it by
/// <see cref="Jwks"/>. It stands beside the verifier, whose rules it must meet, for the command line and the tests alike.
/// </summary>
public sealed class DevelopmentIssuer : IDisposable
{
    /// <summary>Its name, <c>iss</c>.</summary>
    public const string Name = "urn:lukhas:sim:development";

    /// <summary>For whom its tokens are made out, <c>aud</c>.</summary>
    public const string Audience = "urn:lukhas:sim";

    private readonly SigningKey _key;
    private readonly TimeProvider _time;

    private DevelopmentIssuer(SigningKey key, TimeProvider time)
    {
        _key = key;
        _time = time;
    }

    /// <summary>Its public key as a JSON Web Key Set, for <c>SIM_AUTH:Issuers:{n}:Jwks</c>. The <c>kid</c> is the thumbprint (RFC 7638).</summary>
    public string Jwks => PublicKey.Jwks(_key.Public);

    /// <summary>It as an issuer to trust.</summary>
    public TrustedIssuer Trusted => new() { Issuer = Name, Audience = Audience, Keys = FixedIssuerKeys.Parse(Jwks) };

    /// <summary>Opens the issuer of this machine's user.</summary>
    /// <param name="time">What stamps the tokens.</param>
    /// <param name="path">The key's PEM file, made with mode 0600 if it is not there; null for <c>~/.lukhas-sim/dev-key.pem</c>.</param>
    /// <exception cref="ArgumentException">The file holds no P-256 private key.</exception>
    /// <exception cref="IOException">The file cannot be read or made.</exception>
    public static DevelopmentIssuer Open(TimeProvider time, string? path = null)
    {
        try
        {
            return new DevelopmentIssuer(SigningKey.FromPem(DevelopmentKeyFile.ReadOrCreate(path ?? DevelopmentKeyFile.DefaultPath)), time);
        }
        catch (FormatException exception)
        {
            throw new ArgumentException("A development key is a P-256 private key.", nameof(path), exception);
        }
    }

    /// <summary>Mints a token.</summary>
    /// <param name="subject">Its bearer, <c>sub</c>.</param>
    /// <param name="tenant">Whose data the bearer may touch.</param>
    /// <param name="scopes">What the bearer may do, of <see cref="Scopes"/>.</param>
    /// <param name="ttl">How long it is in force, above 0 and at most 24 hours.</param>
    /// <param name="acr">How the bearer authenticated; null to leave it out.</param>
    /// <param name="authenticatedAt">When the bearer authenticated; null to leave it out.</param>
    public string Mint(
        string subject, TenantId tenant, IEnumerable<string> scopes, TimeSpan ttl, string? acr = null, DateTimeOffset? authenticatedAt = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ttl, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ttl, TokenTimes.MaxLifetime);
        var now = _time.GetUtcNow();
        var claims = new JsonObject
        {
            ["iss"] = Name,
            ["aud"] = Audience,
            ["sub"] = subject,
            ["jti"] = TokenId.Next(),
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + ttl).ToUnixTimeSeconds(),
            ["tenant"] = tenant.Value,
            ["scope"] = string.Join(' ', scopes),
        };
        if (acr is not null)
            claims["acr"] = acr;
        if (authenticatedAt is { } at)
            claims["auth_time"] = at.ToUnixTimeSeconds();
        return _key.Sign(claims);
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
