using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Lukhas.Sim.Http.Tests.Tokens;

/// <summary>Signs bytes with a private key, as a token of the key's own algorithm needs it.</summary>
public sealed class TokenSigner : IDisposable
{
    private readonly ECDsa? _curve;
    private readonly RSA? _rsa;

    private TokenSigner(ECDsa? curve, RSA? rsa)
    {
        _curve = curve;
        _rsa = rsa;
        SecurityKey key = curve is not null ? new ECDsaSecurityKey(curve) : new RsaSecurityKey(rsa);
        KeyId = Base64UrlEncoder.Encode(key.ComputeJwkThumbprint());
    }

    /// <summary>The key's thumbprint (RFC 7638).</summary>
    public string KeyId { get; }

    public string Algorithm => _curve switch
    {
        null => SecurityAlgorithms.RsaSha256,
        { KeySize: 384 } => SecurityAlgorithms.EcdsaSha384,
        _ => SecurityAlgorithms.EcdsaSha256,
    };

    public static TokenSigner Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256), rsa: null);

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
        null => _rsa!.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
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
