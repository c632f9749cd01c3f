using Microsoft.IdentityModel.Tokens;

namespace Lukhas.Sim.Api.Tokens.Keys;

/// <summary>Keys that settings or a local file name, which only a restart changes.</summary>
public sealed class FixedIssuerKeys : IIssuerKeys
{
    private readonly Dictionary<string, JsonWebKey> _keys;

    private FixedIssuerKeys(Dictionary<string, JsonWebKey> keys) => _keys = keys;

    /// <summary>Reads a JSON Web Key Set (RFC 7517).</summary>
    /// <param name="json">The set; keys for encryption and of kinds that no token may be signed with are left out.</param>
    /// <exception cref="FormatException">It is no such set, has no key to verify with, or holds one that is no public key.</exception>
    public static FixedIssuerKeys Parse(string json)
    {
        var keys = new Dictionary<string, JsonWebKey>(StringComparer.Ordinal);
        foreach (var key in UsableKeys.Read(json).Keys)
        {
            if (UsableKeys.IsSecret(key))
                throw new FormatException("It holds a secret key; only public keys belong here.");
            if (!UsableKeys.IsUsable(key))
                continue;
            if (string.IsNullOrEmpty(key.Kid) || !keys.TryAdd(key.Kid, key))
                throw new FormatException("Every key needs a kid of its own.");
        }

        return keys.Count > 0 ? new FixedIssuerKeys(keys) : throw new FormatException("It holds no key that a token may be signed with.");
    }

    /// <inheritdoc/>
    public ValueTask<JsonWebKey?> FindAsync(string kid, DateTimeOffset? issuedAt, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_keys.GetValueOrDefault(kid));
}
