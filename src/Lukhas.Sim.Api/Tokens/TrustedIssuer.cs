using Lukhas.Sim.Api.Tokens.Keys;
using Lukhas.Sim.Core.Capabilities;

namespace Lukhas.Sim.Api.Tokens;

/// <summary>An issuer whose tokens are believed.</summary>
public sealed record TrustedIssuer
{
    /// <summary>Its name, as <c>iss</c> has it, compared by ordinal.</summary>
    public required string Issuer { get; init; }

    /// <summary>For whom its tokens must be made out (<c>aud</c>), compared by ordinal.</summary>
    public required string Audience { get; init; }

    /// <summary>The keys it signs with.</summary>
    public required IIssuerKeys Keys { get; init; }

    /// <summary>The tenant of tokens that name none; null to refuse those.</summary>
    public TenantId? DefaultTenant { get; init; }

    /// <summary>Whether <c>typ</c> may be <c>JWT</c>, which Microsoft Entra ID issues, beside <c>at+jwt</c>.</summary>
    public bool AllowTypJwt { get; init; }

    /// <summary>Whether <c>roles</c> count as scopes in a token without scopes, which is how Entra ID tells what an application may do by itself.</summary>
    public bool RolesAsScopes { get; init; }

    /// <summary>Whether it issues tokens for single jobs only, so that any other is none of its own.</summary>
    public bool OnlyJobBound { get; init; }
}
