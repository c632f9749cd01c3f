using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Lukhas.Sim.Api.Tokens;

/// <summary>
/// What single steps of a token's verification make of the token and of its issuer, and no when in doubt. <see cref="CapabilityVerifier"/>
/// has all steps in their order; those that ask for keys, for the time, the deny list or a parent are its own.
/// </summary>
internal static class TokenSteps
{
    /// <summary>The claim that binds a token to a job.</summary>
    public const string JobClaim = "job_id";

    /// <summary>The claim that names the token a job-bound one was derived from.</summary>
    public const string ParentClaim = "parent_jti";

    /// <summary>The claim that names the issuer of that token.</summary>
    public const string ParentIssuerClaim = "parent_iss";

    /// <summary>The claim that names the key which that token was signed with.</summary>
    public const string ParentKeyClaim = "parent_kid";

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

    /// <summary>
    /// The signature, then the audience, by the library. Times follow, since it knows only the machine's clock.
    /// </summary>
    /// <returns>The step that does not hold; null if both do.</returns>
    public static async ValueTask<string?> FindSignatureOrAudienceFaultAsync(ParsedToken token, TrustedIssuer issuer, JsonWebKey key)
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
        if (result.IsValid)
            return null;
        return result.Exception switch
        {
            SecurityTokenInvalidAudienceException => "audience",
            SecurityTokenInvalidIssuerException => "issuer",
            _ => "signature",
        };
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

    /// <summary>The token's own id: <c>jti</c>, or <c>uti</c> in a token without one, which is Entra ID's name for it.</summary>
    public static bool TryTokenId(JsonElement claims, [NotNullWhen(true)] out string? tokenId) =>
        TokenClaims.TryOptional(claims, "jti", out tokenId) && (tokenId is not null || TokenClaims.TryOptional(claims, "uti", out tokenId))
        && !string.IsNullOrEmpty(tokenId);

    /// <summary>The one job that a token is bound to, whoever signed it; the lane's own tokens must be bound to one.</summary>
    public static bool TryBinding(JsonElement claims, TrustedIssuer issuer, out JobId? job, out string? parent)
    {
        job = null;
        parent = null;
        if (!TokenClaims.TryOptional(claims, JobClaim, out var text) || !TokenClaims.TryOptional(claims, ParentClaim, out parent))
            return false;
        if (text is null)
            return !issuer.OnlyJobBound;
        if (!JobId.TryParse(text, out var id))
            return false;
        job = id;
        return true;
    }

    /// <summary>The lane's own tokens name what they were derived from: the token, and the key that vouched for it. Others may, to no effect.</summary>
    public static bool TryParentKey(JsonElement claims, TrustedIssuer issuer, out ParentKey? parent)
    {
        parent = null;
        if (!issuer.OnlyJobBound)
            return true;
        if (!TokenClaims.TryRequired(claims, ParentClaim, out _)
            || !TokenClaims.TryRequired(claims, ParentIssuerClaim, out var name)
            || !TokenClaims.TryRequired(claims, ParentKeyClaim, out var kid))
        {
            return false;
        }

        parent = new ParentKey(name, kid);
        return true;
    }
}
