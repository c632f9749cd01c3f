using Lukhas.Sim.Api.Tokens.Keys;
using Microsoft.IdentityModel.Tokens;

namespace Lukhas.Sim.Http.Tests.Tokens.Verifier;

/// <summary>An issuer with one key whose name stays when the key is another.</summary>
internal sealed class NamedKey(string name, TokenSigner signer) : IIssuerKeys
{
    private JsonWebKey _key = Of(name, signer);

    public TokenSigner Signer
    {
        set => _key = Of(name, value);
    }

    public ValueTask<JsonWebKey?> FindAsync(string kid, DateTimeOffset? issuedAt, CancellationToken cancellationToken) => ValueTask.FromResult(kid == name ? _key : null);

    private static JsonWebKey Of(string name, TokenSigner signer) => new(signer.Jwk.ToJsonString()) { Kid = name };
}
