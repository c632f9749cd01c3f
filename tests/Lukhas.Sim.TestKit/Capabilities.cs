using Lukhas.Sim.Core.Capabilities;

namespace Lukhas.Sim.TestKit;

/// <summary>Verified capabilities for tests below the HTTP face, where no token is involved.</summary>
public static class Capabilities
{
    public static Capability Full(string tenant = "acme", string subject = "agent-7", string tokenId = "token-1") => new()
    {
        Issuer = "https://issuer.test",
        KeyId = "key-1",
        Tenant = TenantId.Parse(tenant),
        Subject = subject,
        TokenId = tokenId,
        Scopes = Scopes.All.ToHashSet(StringComparer.Ordinal),
        ExpiresAt = DateTimeOffset.MaxValue - TimeSpan.FromDays(1),
    };

    public static Capability SteppedUp(DateTimeOffset authenticatedAt, string tokenId = "token-1") =>
        Full(tokenId: tokenId) with { Acr = "urn:lukhas:acr:gtpsi", AuthenticatedAt = authenticatedAt };
}
