using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace Lukhas.Sim.Api.Tokens;

/// <summary>The public half of a P-256 key of our own: what tokens that it signed are verified with.</summary>
public sealed class PublicKey
{
    private const string P256 = "1.2.840.10045.3.1.7";

    private readonly ECPoint _point;

    private PublicKey(ECDsa key)
    {
        _point = key.ExportParameters(includePrivateParameters: false).Q;
        KeyId = Base64UrlEncoder.Encode(new ECDsaSecurityKey(key).ComputeJwkThumbprint());
    }

    /// <summary>Its name, <c>kid</c>: the thumbprint (RFC 7638).</summary>
    public string KeyId { get; }

    /// <summary>Reads a key.</summary>
    /// <param name="pem">PEM text (RFC 7468) that holds one key: a public one, or a private one, of which the public half is taken.</param>
    /// <exception cref="FormatException">It holds no P-256 key.</exception>
    public static PublicKey FromPem(string pem)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (IsP256(key))
                return new PublicKey(key);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw new FormatException("It is not a P-256 key in PEM.", exception);
        }

        throw new FormatException("It is a key, but not of the curve P-256.");
    }

    /// <summary>Keys as a JSON Web Key Set (RFC 7517).</summary>
    /// <param name="keys">The keys, each another.</param>
    public static string Jwks(params IEnumerable<PublicKey> keys) =>
        new JsonObject { ["keys"] = new JsonArray([.. keys.Select(key => key.ToJwk())]) }.ToJsonString();

    internal static PublicKey Of(ECDsa key) => new(key);

    internal static bool IsP256(ECDsa key) => key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == P256;

    private JsonObject ToJwk() => new()
    {
        ["kty"] = JsonWebAlgorithmsKeyTypes.EllipticCurve,
        ["crv"] = JsonWebKeyECTypes.P256,
        ["x"] = Base64UrlEncoder.Encode(_point.X),
        ["y"] = Base64UrlEncoder.Encode(_point.Y),
        ["kid"] = KeyId,
        ["alg"] = SecurityAlgorithms.EcdsaSha256,
        ["use"] = "sig",
    };
}
