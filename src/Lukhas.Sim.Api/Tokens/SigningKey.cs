using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Lukhas.Sim.Api.Tokens;

/// <summary>A P-256 private key of our own, with which tokens are signed by ES256.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly ECDsa _key;
    private readonly SigningCredentials _credentials;

    private SigningKey(ECDsa key)
    {
        _key = key;
        Public = PublicKey.Of(key);
        _credentials = new SigningCredentials(new ECDsaSecurityKey(key) { KeyId = Public.KeyId }, SecurityAlgorithms.EcdsaSha256)
        {
            // The library's cache goes by key id and outlives this key: the next one to open the same file would sign with a disposed one.
            CryptoProviderFactory = new CryptoProviderFactory { CacheSignatureProviders = false },
        };
    }

    /// <summary>Its public half.</summary>
    public PublicKey Public { get; }

    /// <summary>Makes a new key.</summary>
    public static SigningKey Create() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads a key.</summary>
    /// <param name="pem">PEM text (RFC 7468) that holds one private key, as PKCS #8 or SEC 1.</param>
    /// <exception cref="FormatException">It holds no P-256 private key.</exception>
    public static SigningKey FromPem(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            // A public key alone throws here.
            _ = key.ExportParameters(includePrivateParameters: true);
            if (PublicKey.IsP256(key))
                return new SigningKey(key);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            key.Dispose();
            throw new FormatException("It is not a P-256 private key in PEM.", exception);
        }

        key.Dispose();
        throw new FormatException("It is a private key, but not of the curve P-256.");
    }

    /// <summary>Makes an access token (RFC 9068) of claims.</summary>
    /// <param name="claims">All of them; nothing is added.</param>
    public string Sign(JsonObject claims)
    {
        var header = new Dictionary<string, object> { ["typ"] = "at+jwt" };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(claims.ToJsonString(), _credentials, header);
    }

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();
}
