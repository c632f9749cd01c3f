using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Storage.Redis.Jobs;

/// <summary>A sweep entry as JSON.</summary>
internal sealed record StoredEntry(
    string TraceId,
    string Tenant,
    DateTimeOffset DueAt,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? LeasedUntil,
    string? IdempotencyKey)
{
    public static StoredEntry Of(SweepEntry entry) => new(
        entry.TraceId.Value, entry.Tenant.Value, entry.DueAt, entry.CreatedAt, entry.ExpiresAt, entry.LeasedUntil, entry.IdempotencyKey);

    public SweepEntry ToEntry(JobId id) => new()
    {
        JobId = id,
        TraceId = Core.Jobs.TraceId.Parse(TraceId),
        Tenant = TenantId.Parse(Tenant),
        DueAt = DueAt,
        CreatedAt = CreatedAt,
        ExpiresAt = ExpiresAt,
        LeasedUntil = LeasedUntil,
        IdempotencyKey = IdempotencyKey,
    };
}
