using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Lukhas.Sim.Api.Tokens.Keys;

/// <summary>Reads JSON Web Key Sets (RFC 7517) and picks the keys that a token may be signed with.</summary>
internal static class UsableKeys
{
    /// <summary>Reads a set.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static JsonWebKeySet Read(string json)
    {
        try
        {
            // The library overlooks that there are no keys at all, and what is no key among them (RFC 7517, section 5.1).
            return JsonElement.Parse(json) is { ValueKind: JsonValueKind.Object } set
                && set.TryGetProperty("keys", out var keys) && keys.ValueKind == JsonValueKind.Array
                && keys.EnumerateArray().All(key => key.ValueKind == JsonValueKind.Object)
                    ? new JsonWebKeySet(json)
                    : throw new FormatException("It is not a JSON Web Key Set.");
        }
        catch (Exception exception) when (exception is ArgumentException or JsonException)
        {
            throw new FormatException("It is not a JSON Web Key Set.", exception);
        }
    }

    /// <summary>Whether a token may be signed with a key: it is public, for signatures, whole, and of a kind and size that we verify.</summary>
    public static bool IsUsable(JsonWebKey key)
    {
        try
        {
            return !IsSecret(key) && key.Use is not "enc" && SigningAlgorithms.CanVerify(key) && key.ComputeJwkThumbprint().Length > 0;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            // A part of it is missing, or is no base64url.
            return false;
        }
    }

    /// <summary>Whether a key is one that nobody else should have shown us.</summary>
    public static bool IsSecret(JsonWebKey key) => key.Kty == JsonWebAlgorithmsKeyTypes.Octet || key.HasPrivateKey;

    /// <summary>
    /// The keys of a set that a server publishes, by their <c>kid</c>. What cannot be used is left out (RFC 7517, section 5), even if nothing
    /// is left; of two of one name the first counts.
    /// </summary>
    public static IReadOnlyDictionary<string, JsonWebKey> Of(JsonWebKeySet set)
    {
        var keys = new Dictionary<string, JsonWebKey>(StringComparer.Ordinal);
        foreach (var key in set.Keys.Where(key => !string.IsNullOrEmpty(key.Kid) && IsUsable(key)))
            keys.TryAdd(key.Kid, key);
        return keys;
    }
}
