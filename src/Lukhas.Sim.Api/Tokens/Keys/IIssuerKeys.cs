using Microsoft.IdentityModel.Tokens;

namespace Lukhas.Sim.Api.Tokens.Keys;

/// <summary>The keys that an issuer signs with.</summary>
public interface IIssuerKeys
{
    /// <summary>The key of a name.</summary>
    /// <param name="kid">The token's <c>kid</c>.</param>
    /// <param name="issuedAt">When the token says that it was issued, not verified yet: keys that were looked up since then tell of it. Null when it does not say.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The public key, the same object for as long as it is trusted unchanged; null when the issuer has none of that name.</returns>
    /// <exception cref="KeysUnavailableException">Whether the issuer has such a key cannot be found out now.</exception>
    ValueTask<JsonWebKey?> FindAsync(string kid, DateTimeOffset? issuedAt, CancellationToken cancellationToken);
}
