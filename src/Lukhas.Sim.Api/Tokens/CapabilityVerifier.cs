using Lukhas.Sim.Core.Capabilities;
using Microsoft.Extensions.Primitives;

namespace Lukhas.Sim.Api.Tokens;

/// <summary>
/// Verifies capability tokens: signed JWTs (RFC 7519) of the access-token profile (RFC 9068), sent as bearer tokens (RFC 6750).
/// Every host uses this one. Single use is not its matter: the lane consumes a step-up last.
/// </summary>
/// <param name="issuers">Whose tokens are believed.</param>
/// <param name="denied">Tokens that are refused all the same.</param>
/// <param name="time">What expiry is measured by.</param>
public sealed class CapabilityVerifier(TrustedIssuers issuers, DeniedTokens denied, TimeProvider time)
{
    /// <summary>Verifies the token of a request, cheapest checks first, and fails at the first that does not hold.</summary>
    /// <param name="authorization">The values of the <c>Authorization</c> header, one for each time it was sent.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async ValueTask<CapabilityVerification> VerifyAsync(StringValues authorization, CancellationToken cancellationToken)
    {
        if (!BearerHeader.TryRead(authorization, out var text, out var refusal))
            return refusal;
        if (ParsedToken.TryParse(text) is not { } token)
            return Invalid("malformed");
        if (!TokenSteps.AcceptsAlgorithm(token))
            return Invalid("algorithm");
        if (!TokenClaims.TryRequired(token.Claims, "iss", out var name) || issuers.Find(name) is not { } issuer)
            return Invalid("issuer");
        if (!TokenSteps.AcceptsType(token, issuer))
            return Invalid("type");
        if (!TokenClaims.TryRequired(token.Header, "kid", out var kid)
            || await issuer.Keys.FindAsync(kid, cancellationToken) is not { } key
            || !SigningAlgorithms.Fits(token.Jwt.Alg, key))
        {
            return Invalid("key");
        }

        return await TokenSteps.VerifiesAsync(token, issuer, key) ? Believe(token, issuer) : Invalid("signature, issuer or audience");
    }

    private CapabilityVerification Believe(ParsedToken token, TrustedIssuer issuer)
    {
        var claims = token.Claims;
        if (!TokenSteps.IsInForce(claims, time.GetUtcNow(), out var expiresAt))
            return Invalid("times");
        if (!TokenSteps.TryTenant(claims, issuer, out var tenant))
            return Invalid("tenant");
        if (!TokenClaims.TryRequired(claims, "sub", out var subject) || !TokenClaims.TryRequired(claims, "jti", out var tokenId))
            return Invalid("subject or id");
        if (denied.Contains(tokenId))
            return Invalid("denied");
        if (!TokenClaims.TryScopes(claims, out var scopes))
            return Invalid("scopes");
        if (!TokenClaims.TryOptional(claims, "acr", out var acr) || !TokenClaims.TryPastTime(claims, "auth_time", out var authenticatedAt))
            return Invalid("authentication context");

        return new CapabilityVerification.Verified(new Capability
        {
            Issuer = issuer.Issuer,
            Tenant = tenant,
            Subject = subject,
            TokenId = tokenId,
            Scopes = scopes,
            ExpiresAt = expiresAt,
            Acr = acr,
            AuthenticatedAt = authenticatedAt,
        });
    }

    private static CapabilityVerification.Invalid Invalid(string reason) => new(reason);
}
