using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Seeds;

namespace Lukhas.Sim.Storage.Redis.Jobs;

/// <summary>A job as JSON, but for its id, which is in the key, and for its seed and sweep time, which have fields of their own.</summary>
internal sealed record StoredJob
{
    public required string TraceId { get; init; }

    public required string Tenant { get; init; }

    public required string Subject { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public required string PolicyVersion { get; init; }

    public JobStepUp? StepUp { get; init; }

    public JobIdempotency? Idempotency { get; init; }

    public required JobState State { get; init; }

    public static StoredJob Of(Job job) => new()
    {
        TraceId = job.TraceId.Value,
        Tenant = job.Tenant.Value,
        Subject = job.Subject,
        CreatedAt = job.CreatedAt,
        ExpiresAt = job.ExpiresAt,
        PolicyVersion = job.PolicyVersion,
        StepUp = job.StepUp,
        Idempotency = job.Idempotency,
        State = new JobState(job.Status, job.Attempts, job.Lease, job.CollectedAt, job.Shards, job.Failure),
    };

    public Job ToJob(JobId id, Seed seed, DateTimeOffset sweepAt) => Job.Restore(
        new Job
        {
            Id = id,
            TraceId = Core.Jobs.TraceId.Parse(TraceId),
            Tenant = TenantId.Parse(Tenant),
            Subject = Subject,
            Seed = seed,
            CreatedAt = CreatedAt,
            ExpiresAt = ExpiresAt,
            SweepAt = sweepAt,
            PolicyVersion = PolicyVersion,
            StepUp = StepUp,
            Idempotency = Idempotency,
        },
        State);
}
