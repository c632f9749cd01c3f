using Lukhas.Sim.Core.Capabilities;

namespace Lukhas.Sim.Core.Jobs;

/// <summary>What the sweeper needs to know of a job, or of what a job left behind.</summary>
public sealed record SweepEntry
{
    /// <summary>The job.</summary>
    public required JobId JobId { get; init; }

    /// <summary>The trace that names its document.</summary>
    public required TraceId TraceId { get; init; }

    /// <summary>Whose it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>When the sweeper is to look.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>When the job was scheduled.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the job itself expires; a due entry of a live job is a cancelled one that may have left a document.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Until when a collector may still write its document, so that the sweeper looks once more then; null when none may.</summary>
    public DateTimeOffset? LeasedUntil { get; init; }

    /// <summary>The idempotency key, so that its record goes with the job; null without one.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The entry of a job as it stands.</summary>
    /// <param name="job">The job.</param>
    public static SweepEntry Of(Job job) => new()
    {
        JobId = job.Id,
        TraceId = job.TraceId,
        Tenant = job.Tenant,
        DueAt = job.SweepAt,
        CreatedAt = job.CreatedAt,
        ExpiresAt = job.ExpiresAt,
        LeasedUntil = job.Lease?.Until,
        IdempotencyKey = job.Idempotency?.Key,
    };

    /// <summary>The entry of a job that is to go now: it counts as expired, and its document is kept no longer.</summary>
    /// <param name="job">The job as it stands.</param>
    /// <param name="now">The present time.</param>
    /// <remarks>A collect of it that is held up may outlast any lease; none outlasts the job by more than a sweep.</remarks>
    public static SweepEntry Purged(Job job, DateTimeOffset now) => Of(job) with
    {
        CreatedAt = DateTimeOffset.UnixEpoch,
        ExpiresAt = now,
        LeasedUntil = job.MayYetBeWritten ? job.ExpiresAt : null,
    };
}
