using Lukhas.Sim.Core.Capabilities;
using Microsoft.Extensions.Primitives;

namespace Lukhas.Sim.Api.Tokens;

/// <summary>
/// Verifies capability tokens: signed JWTs (RFC 7519) of the access-token profile (RFC 9068), sent as bearer tokens (RFC 6750).
/// Every host uses this one. Single use is not its matter: the lane consumes a step-up last.
/// </summary>
/// <param name="issuers">Whose tokens are believed.</param>
/// <param name="denied">Tokens that are refused all the same.</param>
/// <param name="verified">Tokens that verified already.</param>
/// <param name="time">What expiry is measured by.</param>
public sealed class CapabilityVerifier(TrustedIssuers issuers, DeniedTokens denied, VerifiedTokens verified, TimeProvider time)
{
    /// <summary>Verifies the token of a request, cheapest checks first, and fails at the first that does not hold.</summary>
    /// <param name="authorization">The values of the <c>Authorization</c> header, one for each time it was sent.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="Keys.KeysUnavailableException">Whether the key that the token names is the issuer's cannot be found out now.</exception>
    public async ValueTask<CapabilityVerification> VerifyAsync(StringValues authorization, CancellationToken cancellationToken)
    {
        if (!BearerHeader.TryRead(authorization, out var text, out var refusal))
            return refusal;
        var hash = TokenHash.Of(text);
        if (verified.Find(hash) is { } known)
        {
            if (await StillHoldsAsync(known, cancellationToken))
                return new CapabilityVerification.Verified(known.Capability);
            verified.Forget(hash);
        }

        if (ParsedToken.TryParse(text) is not { } token)
            return Invalid("malformed");
        if (!TokenSteps.AcceptsAlgorithm(token))
            return Invalid("algorithm");
        if (!TokenClaims.TryRequired(token.Claims, "iss", out var name) || issuers.Find(name) is not { } issuer)
            return Invalid("issuer");
        if (!TokenSteps.AcceptsType(token, issuer))
            return Invalid("type");
        if (!TokenClaims.TryRequired(token.Header, "kid", out var kid)
            || await issuer.Keys.FindAsync(kid, TokenTimes.IssuedAtOf(token.Claims), cancellationToken) is not { } key
            || !SigningAlgorithms.Fits(token.Jwt.Alg, key))
        {
            return Invalid("key");
        }

        if (await TokenSteps.FindSignatureOrAudienceFaultAsync(token, issuer, key) is { } fault)
            return Invalid(fault);
        if (!TokenTimes.TryRead(token.Claims, out var times) || !times.AreInForce(time.GetUtcNow()))
            return Invalid("times");

        var believed = Believe(token, issuer, kid, times, out var parent);
        if (believed is not CapabilityVerification.Verified { Capability: var capability })
            return believed;
        if (await FindParentFaultAsync(parent, times, cancellationToken) is { } orphaned)
            return Invalid(orphaned);
        verified.Keep(hash, new VerifiedToken(capability, times, issuer, key, parent));
        return believed;
    }

    // The same list, the same clock and the same keys as for a token that was never seen; only what its bytes say is not read again.
    private async ValueTask<bool> StillHoldsAsync(VerifiedToken token, CancellationToken cancellationToken) =>
        token.Times.AreInForce(time.GetUtcNow())
        && !IsDenied(token.Capability.TokenId, token.Capability.ParentTokenId)
        && issuers.Find(token.Capability.Issuer) == token.Issuer
        && await token.Issuer.Keys.FindAsync(token.Capability.KeyId, token.Times.IssuedAt, cancellationToken) == token.Key
        && await FindParentFaultAsync(token.Parent, token.Times, cancellationToken) is null;

    // What a token was derived from is not there to be verified again; that its issuer and its key are still believed is. The key is
    // older than the derived token, so that this one's time of issue serves for both.
    private async ValueTask<string?> FindParentFaultAsync(ParentKey? parent, TokenTimes times, CancellationToken cancellationToken)
    {
        if (parent is null)
            return null;
        if (issuers.Find(parent.Issuer) is not { } issuer)
            return "parent's issuer";
        return await issuer.Keys.FindAsync(parent.KeyId, times.IssuedAt, cancellationToken) is null ? "parent's key" : null;
    }

    private CapabilityVerification Believe(ParsedToken token, TrustedIssuer issuer, string kid, TokenTimes times, out ParentKey? parentKey)
    {
        parentKey = null;
        var claims = token.Claims;
        if (!TokenSteps.TryTenant(claims, issuer, out var tenant))
            return Invalid("tenant");
        if (!TokenClaims.TryRequired(claims, "sub", out var subject) || !TokenSteps.TryTokenId(claims, out var tokenId))
            return Invalid("subject or id");
        if (!TokenSteps.TryBinding(claims, issuer, out var job, out var parent))
            return Invalid("job");
        if (!TokenSteps.TryParentKey(claims, issuer, out parentKey))
            return Invalid("parent");
        if (IsDenied(tokenId, parent))
            return Invalid("denied");
        if (!TokenClaims.TryScopes(claims, issuer.RolesAsScopes, out var scopes))
            return Invalid("scopes");
        if (!TokenClaims.TryOptional(claims, "acr", out var acr) || !TokenClaims.TryPastTime(claims, "auth_time", out var authenticatedAt))
            return Invalid("authentication context");

        return new CapabilityVerification.Verified(new Capability
        {
            Issuer = issuer.Issuer,
            KeyId = kid,
            Tenant = tenant,
            Subject = subject,
            TokenId = tokenId,
            ParentTokenId = parent,
            Job = job,
            Scopes = scopes,
            ExpiresAt = times.ExpiresAt,
            Acr = acr,
            AuthenticatedAt = authenticatedAt,
        });
    }

    private bool IsDenied(string tokenId, string? parent) => denied.Contains(tokenId) || (parent is not null && denied.Contains(parent));

    private static CapabilityVerification.Invalid Invalid(string reason) => new(reason);
}
