using Lukhas.Sim.Api.Tokens.Development;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Lane;

namespace Lukhas.Sim.Cli.Client;

/// <summary>What a token of the local development issuer is to say.</summary>
internal sealed record DevelopmentToken
{
    public static TenantId LocalTenant { get; } = TenantId.Parse("local");

    public IReadOnlyList<string> Scopes { get; init; } = ScopeNames.OfUsers;

    public TenantId Tenant { get; init; } = LocalTenant;

    public string Subject { get; init; } = LocalSubject;

    public TimeSpan Ttl { get; init; } = TimeSpan.FromHours(1);

    public bool StepUp { get; init; }

    public static string LocalSubject => Environment.UserName is { Length: > 0 } user ? user : "local";

    /// <summary>The command line that mints one of its scopes and strength.</summary>
    public string CommandLine =>
        "lukhas-sim token"
        + (Scopes.SequenceEqual(ScopeNames.OfUsers) ? "" : $" --scopes {string.Join(',', Scopes.Select(ScopeNames.Shorten))}")
        + (StepUp ? " --step-up" : "");

    /// <summary>Mints it.</summary>
    public string Mint(Terminal terminal)
    {
        using var issuer = DevelopmentIssuer.Open(terminal.Time, terminal.DevelopmentKeyPath);
        return StepUp
            ? issuer.Mint(Subject, Tenant, Scopes, Ttl, new LaneOptions().StepUpAcr, terminal.Time.GetUtcNow())
            : issuer.Mint(Subject, Tenant, Scopes, Ttl);
    }
}
