using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.Tokens;

namespace Lukhas.Sim.Http.Tests.Tokens;

/// <summary>Signs bytes with a private key, as a token of the key's own algorithm needs it.</summary>
public sealed class TokenSigner : IDisposable
{
    private readonly ECDsa? _curve;
    private readonly RSA? _rsa;
    private readonly RSASignaturePadding _padding;

    private TokenSigner(ECDsa? curve, RSA? rsa, RSASignaturePadding? padding = null)
    {
        _curve = curve;
        _rsa = rsa;
        _padding = padding ?? RSASignaturePadding.Pkcs1;
        SecurityKey key = curve is not null ? new ECDsaSecurityKey(curve) : new RsaSecurityKey(rsa);
        KeyId = Base64UrlEncoder.Encode(key.ComputeJwkThumbprint());
    }

    /// <summary>The key's thumbprint (RFC 7638).</summary>
    public string KeyId { get; }

    public string Algorithm => _curve switch
    {
        null => _padding == RSASignaturePadding.Pss ? SecurityAlgorithms.RsaSsaPssSha256 : SecurityAlgorithms.RsaSha256,
        { KeySize: 384 } => SecurityAlgorithms.EcdsaSha384,
        _ => SecurityAlgorithms.EcdsaSha256,
    };

    /// <summary>The public key as a JSON Web Key (RFC 7517).</summary>
    public JsonObject Jwk
    {
        get
        {
            var jwk = new JsonObject { ["kid"] = KeyId, ["alg"] = Algorithm, ["use"] = "sig" };
            if (_curve is not null)
            {
                var point = _curve.ExportParameters(includePrivateParameters: false).Q;
                jwk["kty"] = "EC";
                jwk["crv"] = $"P-{_curve.KeySize}";
                jwk["x"] = Base64UrlEncoder.Encode(point.X);
                jwk["y"] = Base64UrlEncoder.Encode(point.Y);
            }
            else
            {
                var modulus = _rsa!.ExportParameters(includePrivateParameters: false);
                jwk["kty"] = "RSA";
                jwk["n"] = Base64UrlEncoder.Encode(modulus.Modulus);
                jwk["e"] = Base64UrlEncoder.Encode(modulus.Exponent);
            }

            return jwk;
        }
    }

    public static TokenSigner Create(string algorithm = SecurityAlgorithms.EcdsaSha256, int rsaBits = 2048) => algorithm switch
    {
        SecurityAlgorithms.EcdsaSha256 => new(ECDsa.Create(ECCurve.NamedCurves.nistP256), rsa: null),
        SecurityAlgorithms.EcdsaSha384 => new(ECDsa.Create(ECCurve.NamedCurves.nistP384), rsa: null),
        SecurityAlgorithms.RsaSha256 => new(curve: null, RSA.Create(rsaBits)),
        SecurityAlgorithms.RsaSsaPssSha256 => new(curve: null, RSA.Create(rsaBits), RSASignaturePadding.Pss),
        _ => throw new ArgumentException("No key is known for this algorithm.", nameof(algorithm)),
    };

    public static TokenSigner FromPem(string pem)
    {
        try
        {
            var curve = ECDsa.Create();
            curve.ImportFromPem(pem);
            return new TokenSigner(curve, rsa: null);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            var rsa = RSA.Create();
            rsa.ImportFromPem(pem);
            return new TokenSigner(curve: null, rsa);
        }
    }

    public byte[] Sign(byte[] data) => _curve switch
    {
        null => _rsa!.SignData(data, HashAlgorithmName.SHA256, _padding),
        { KeySize: 384 } => _curve.SignData(data, HashAlgorithmName.SHA384),
        _ => _curve.SignData(data, HashAlgorithmName.SHA256),
    };

    public string ToPem() => _curve!.ExportPkcs8PrivateKeyPem();

    /// <summary>The public key, which anybody may know, as an attacker would use it for a secret.</summary>
    public string PublicPem() => _curve?.ExportSubjectPublicKeyInfoPem() ?? _rsa!.ExportSubjectPublicKeyInfoPem();

    public void Dispose()
    {
        _curve?.Dispose();
        _rsa?.Dispose();
    }
}
