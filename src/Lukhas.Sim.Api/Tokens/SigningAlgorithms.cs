using Microsoft.IdentityModel.Tokens;

namespace Lukhas.Sim.Api.Tokens;

/// <summary>The algorithms that a token may be signed with, each with the one kind of key that it takes.</summary>
internal static class SigningAlgorithms
{
    private const int MinRsaBits = 2048;

    /// <summary>Their names (RFC 7518, section 3.1): asymmetric ones only, and never <c>none</c>.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSha256,
    ];

    /// <summary>Whether a key can verify any of them.</summary>
    public static bool CanVerify(JsonWebKey key) => All.Any(algorithm => Fits(algorithm, key));

    /// <summary>Whether a key is of the kind that an algorithm takes, and is not meant for another.</summary>
    public static bool Fits(string algorithm, JsonWebKey key) =>
        key.Use is null or "sig" && (key.Alg is null || key.Alg == algorithm) && algorithm switch
        {
            SecurityAlgorithms.EcdsaSha256 => key is { Kty: JsonWebAlgorithmsKeyTypes.EllipticCurve, Crv: JsonWebKeyECTypes.P256 },
            SecurityAlgorithms.EcdsaSha384 => key is { Kty: JsonWebAlgorithmsKeyTypes.EllipticCurve, Crv: JsonWebKeyECTypes.P384 },
            SecurityAlgorithms.RsaSsaPssSha256 or SecurityAlgorithms.RsaSha256 =>
                key is { Kty: JsonWebAlgorithmsKeyTypes.RSA, KeySize: >= MinRsaBits },
            _ => false,
        };
}
