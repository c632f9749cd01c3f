using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Core.Capabilities;

/// <summary>What a capability for one job may allow: to collect it, and never more than the capability that it is derived from.</summary>
public sealed record JobGrant
{
    private JobGrant()
    {
    }

    /// <summary>Whose job it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>On whose behalf: the bearer of the capability that it is derived from.</summary>
    public required string Subject { get; init; }

    /// <summary>Who signed the token that it is derived from.</summary>
    public required string ParentIssuer { get; init; }

    /// <summary>Which of that issuer's keys that token was signed with.</summary>
    public required string ParentKeyId { get; init; }

    /// <summary>The id of the token that it is derived from.</summary>
    public required string ParentTokenId { get; init; }

    /// <summary>The one job that it is good for.</summary>
    public required JobId Job { get; init; }

    /// <summary><see cref="Capabilities.Scopes.Collect"/>, and <see cref="Capabilities.Scopes.InboxWrite"/> where the parent holds that too.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>When it ends: with the job. That may be after the parent, since a job is often collected after the token that scheduled it.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Derives a grant.</summary>
    /// <param name="parent">The capability to narrow.</param>
    /// <param name="job">A job that it scheduled.</param>
    /// <returns>
    /// The grant; null when the parent could not collect the job, is bound to a job itself, or was derived from another token: that one
    /// could be denied, and the grant names its own parent only.
    /// </returns>
    public static JobGrant? Derive(Capability parent, Job job) =>
        parent.Job is null && parent.ParentTokenId is null
        && parent.Covers(job) && parent.Subject == job.Subject && parent.Has(Capabilities.Scopes.Collect)
            ? new JobGrant
            {
                Tenant = parent.Tenant,
                Subject = parent.Subject,
                ParentIssuer = parent.Issuer,
                ParentKeyId = parent.KeyId,
                ParentTokenId = parent.TokenId,
                Job = job.Id,
                Scopes = parent.Has(Capabilities.Scopes.InboxWrite)
                    ? [Capabilities.Scopes.Collect, Capabilities.Scopes.InboxWrite]
                    : [Capabilities.Scopes.Collect],
                ExpiresAt = job.ExpiresAt,
            }
            : null;
}
