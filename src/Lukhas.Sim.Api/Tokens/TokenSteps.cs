using System.Text.Json;
using Lukhas.Sim.Core.Capabilities;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Lukhas.Sim.Api.Tokens;

/// <summary>The steps of a token's verification. Each answers whether the token may go on, and says no when in doubt.</summary>
internal static class TokenSteps
{
    /// <summary>How far the issuer's clock may be off.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    /// <summary>How long a token may live, from <c>iat</c> to <c>exp</c>.</summary>
    public static readonly TimeSpan MaxLifetime = TimeSpan.FromHours(24);

    private static readonly JsonWebTokenHandler Handler = new() { MaximumTokenSizeInBytes = BearerHeader.MaxTokenBytes };

    /// <summary>
    /// The algorithm is one of ours. No extension is understood, so that any <c>crit</c> is unknown (RFC 7515, section 4.1.11),
    /// and neither is an unencoded payload (RFC 7797).
    /// </summary>
    public static bool AcceptsAlgorithm(ParsedToken token) =>
        SigningAlgorithms.All.Contains(token.Jwt.Alg)
        && !token.Header.TryGetProperty("crit", out _)
        && !token.Header.TryGetProperty("b64", out _);

    /// <summary><c>typ</c> says that it is an access token (RFC 9068, section 2.1), in any case and with or without <c>application/</c>.</summary>
    public static bool AcceptsType(ParsedToken token, TrustedIssuer issuer) =>
        TokenClaims.TryRequired(token.Header, "typ", out var type) && type.ToUpperInvariant() switch
        {
            "AT+JWT" or "APPLICATION/AT+JWT" => true,
            "JWT" => issuer.AllowTypJwt,
            _ => false,
        };

    /// <summary>Signature, then audience and issuer, by the library. Times follow, since it knows only the machine's clock.</summary>
    public static async ValueTask<bool> VerifiesAsync(ParsedToken token, TrustedIssuer issuer, JsonWebKey key)
    {
        var result = await Handler.ValidateTokenAsync(token.Jwt, new TokenValidationParameters
        {
            IssuerSigningKey = key,
            TryAllIssuerSigningKeys = false,
            RequireSignedTokens = true,
            ValidAlgorithms = SigningAlgorithms.All,
            ValidIssuer = issuer.Issuer,
            ValidAudience = issuer.Audience,
            IgnoreTrailingSlashWhenValidatingAudience = false,
            ValidateLifetime = false,
        });
        return result.IsValid;
    }

    /// <summary>It is in force now (<c>nbf</c>, <c>exp</c>), was issued in the past (<c>iat</c>), and not for too long.</summary>
    public static bool IsInForce(JsonElement claims, DateTimeOffset now, out DateTimeOffset expiresAt)
    {
        expiresAt = default;
        if (!TokenClaims.TryTime(claims, "exp", out var exp) || exp is not { } end
            || !TokenClaims.TryTime(claims, "iat", out var iat) || iat is not { } begin
            || !TokenClaims.TryTime(claims, "nbf", out var notBefore))
        {
            return false;
        }

        expiresAt = end;
        return now < end + Skew
            && begin <= now + Skew
            && (notBefore is null || notBefore <= now + Skew)
            && end > begin
            && end - begin <= MaxLifetime;
    }

    /// <summary>The tenant is named once, or twice alike, or the issuer has one for those that name none.</summary>
    public static bool TryTenant(JsonElement claims, TrustedIssuer issuer, out TenantId tenant)
    {
        tenant = default;
        if (!TokenClaims.TryOptional(claims, "tenant", out var named)
            || !TokenClaims.TryOptional(claims, "tid", out var alias)
            || (named is not null && alias is not null && named != alias))
        {
            return false;
        }

        if ((named ?? alias) is { } text)
            return TenantId.TryParse(text, out tenant);

        tenant = issuer.DefaultTenant.GetValueOrDefault();
        return issuer.DefaultTenant is not null;
    }
}
