using Lukhas.Sim.Core.Capabilities;

namespace Lukhas.Sim.Core.Inbox;

/// <summary>What an inbox is asked to list.</summary>
/// <param name="Tenant">Whose documents.</param>
/// <param name="Filter">Which of them.</param>
/// <param name="Now">The present time: what has expired by then is not there.</param>
/// <param name="Limit">How many at most, at least 1.</param>
public sealed record DreamQuery(TenantId Tenant, DreamFilter Filter, DateTimeOffset Now, int Limit)
{
    /// <summary>Whether a document is one of those that are asked for.</summary>
    /// <param name="dream">What is known of it.</param>
    public bool Matches(DreamSummary dream) =>
        dream.Path.Tenant == Tenant
        && dream.ExpiresAt > Now
        && (Filter.Since is not { } since || dream.SavedAt >= since)
        && (Filter.UlTag is not { } tag || dream.UlTags.Contains(tag, StringComparer.Ordinal))
        && (Filter.After is not { } after || dream.Position < after);
}
