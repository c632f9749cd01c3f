using Microsoft.IdentityModel.Tokens;

namespace Lukhas.Sim.Api.Tokens;

/// <summary>The keys that an issuer signs with.</summary>
public interface IIssuerKeys
{
    /// <summary>The key of a name.</summary>
    /// <param name="kid">The token's <c>kid</c>.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The public key; null when the issuer has none of that name.</returns>
    ValueTask<JsonWebKey?> FindAsync(string kid, CancellationToken cancellationToken);
}
