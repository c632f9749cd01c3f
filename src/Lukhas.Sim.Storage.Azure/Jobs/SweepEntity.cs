using System.Globalization;
using Azure.Data.Tables;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Storage.Azure.Jobs;

/// <summary>A sweep entry as a row: its time is in the key, and it tells whether its job waits.</summary>
internal static class SweepEntity
{
    /// <summary>Whether the job waits to be collected.</summary>
    public const string Waiting = nameof(Waiting);

    private const int TimeFrom = 2;
    private const int TimeTo = TimeFrom + 15;

    /// <summary>The row of a job.</summary>
    public static TableEntity Of(Job job) => Of(SweepEntry.Of(job), job.IsWaiting);

    /// <summary>The row of an entry.</summary>
    public static TableEntity Of(SweepEntry entry, bool waiting)
    {
        var row = new TableEntity(entry.JobId.Shard.Name, RowKeys.Entry(entry.DueAt, entry.JobId))
        {
            [Waiting] = waiting,
            [nameof(SweepEntry.TraceId)] = entry.TraceId.Value,
            [nameof(SweepEntry.Tenant)] = entry.Tenant.Value,
            [nameof(SweepEntry.CreatedAt)] = entry.CreatedAt,
            [nameof(SweepEntry.ExpiresAt)] = entry.ExpiresAt,
        };
        row.Set(nameof(SweepEntry.LeasedUntil), entry.LeasedUntil);
        row.Set(nameof(SweepEntry.IdempotencyKey), entry.IdempotencyKey);
        return row;
    }

    /// <summary>The entry that a row holds.</summary>
    /// <exception cref="InvalidDataException">The row was damaged.</exception>
    public static SweepEntry Read(TableEntity row) => new()
    {
        JobId = JobId.Parse(row.RowKey[(TimeTo + 1)..]),
        TraceId = TraceId.Parse(row.Text(nameof(SweepEntry.TraceId))),
        Tenant = TenantId.Parse(row.Text(nameof(SweepEntry.Tenant))),
        DueAt = DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(row.RowKey.AsSpan(TimeFrom..TimeTo), CultureInfo.InvariantCulture)),
        CreatedAt = row.Time(nameof(SweepEntry.CreatedAt)),
        ExpiresAt = row.Time(nameof(SweepEntry.ExpiresAt)),
        LeasedUntil = row.GetDateTimeOffset(nameof(SweepEntry.LeasedUntil)),
        IdempotencyKey = row.GetString(nameof(SweepEntry.IdempotencyKey)),
    };
}
