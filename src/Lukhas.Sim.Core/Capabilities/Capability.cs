using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Core.Capabilities;

/// <summary>What a verified capability token says of its bearer. Only a verifier makes one.</summary>
public sealed record Capability
{
    /// <summary>Who signed the token (<c>iss</c>).</summary>
    public required string Issuer { get; init; }

    /// <summary>Which of the issuer's keys the token was signed with (<c>kid</c>).</summary>
    public required string KeyId { get; init; }

    /// <summary>Whose data the bearer may touch.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>Who the bearer is (<c>sub</c>); not empty.</summary>
    public required string Subject { get; init; }

    /// <summary>The token's own id (<c>jti</c>); not empty.</summary>
    public required string TokenId { get; init; }

    /// <summary>The id of the token that this one was derived from; null for one that was not.</summary>
    public string? ParentTokenId { get; init; }

    /// <summary>The one job that it is good for; null for any of the tenant.</summary>
    public JobId? Job { get; init; }

    /// <summary>What the bearer may do; compared by ordinal.</summary>
    public required IReadOnlySet<string> Scopes { get; init; }

    /// <summary>From when on the token is worthless (<c>exp</c>).</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>How the bearer authenticated (<c>acr</c>); null when the token does not say.</summary>
    public string? Acr { get; init; }

    /// <summary>When the bearer authenticated (<c>auth_time</c>); null when the token does not say.</summary>
    public DateTimeOffset? AuthenticatedAt { get; init; }

    /// <summary>Whether a job is one that the bearer may know of.</summary>
    /// <param name="job">The job.</param>
    public bool Covers(Job job) => job.Tenant == Tenant && (Job is null || Job == job.Id);

    /// <summary>Whether the bearer holds a scope.</summary>
    /// <param name="scope">One of <see cref="Capabilities.Scopes"/>.</param>
    public bool Has(string scope) => Scopes.Contains(scope);
}
