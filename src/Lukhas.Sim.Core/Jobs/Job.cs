using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Seeds;

namespace Lukhas.Sim.Core.Jobs;

/// <summary>A job as it stands. It changes only by the methods named for an intent, and only as <see cref="JobTransitions"/> allows.</summary>
public sealed record Job
{
    /// <summary>How often a job whose rehearsal breaks is tried again.</summary>
    public const int MaxFailures = 3;

    /// <summary>The job's id.</summary>
    public required JobId Id { get; init; }

    /// <summary>The Λ-trace it belongs to.</summary>
    public required TraceId TraceId { get; init; }

    /// <summary>Whose it is.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>Who scheduled it.</summary>
    public required string Subject { get; init; }

    /// <summary>Where it is in its life.</summary>
    public JobStatus Status { get; private init; } = JobStatus.Scheduled;

    /// <summary>What is to be rehearsed: sanitized and redacted.</summary>
    public required Seed Seed { get; init; }

    /// <summary>When it was scheduled, in whole milliseconds.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on it is gone, in whole milliseconds.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When the sweeper is to look at it next: its expiry, or sooner where something may be left to clean.</summary>
    public required DateTimeOffset SweepAt { get; init; }

    /// <summary>How often a collect has begun.</summary>
    public int Attempts { get; private init; }

    /// <summary>Who may rehearse it, until when; null unless running.</summary>
    public JobLease? Lease { get; private init; }

    /// <summary>When a collect last began; null before the first.</summary>
    public DateTimeOffset? CollectedAt { get; private init; }

    /// <summary>What is in the inbox; null unless complete.</summary>
    public DreamReceipt? Shards { get; private init; }

    /// <summary>The step-up that policy asked for; null where it asked for none.</summary>
    public JobStepUp? StepUp { get; init; }

    /// <summary>The version of the policy that let it in.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>How a retry of the same request is known; null without an <c>Idempotency-Key</c>.</summary>
    public JobIdempotency? Idempotency { get; init; }

    /// <summary>How the last rehearsal broke; null if none did.</summary>
    public JobFailure? Failure { get; private init; }

    /// <summary>Whether it waits to be collected.</summary>
    public bool IsWaiting => Status == JobStatus.Scheduled;

    /// <summary>Whether every further collect is in vain: the rehearsal broke <see cref="MaxFailures"/> times.</summary>
    public bool IsExhausted => Status == JobStatus.Failed && Failure is { Count: >= MaxFailures };

    /// <summary>Whether a collect may still write its document: only a single one that completed it is known to have come to its end.</summary>
    public bool MayYetBeWritten => Attempts > 0 && !(Status == JobStatus.Complete && Attempts == 1);

    /// <summary>Whether policy asked for a step-up that nobody recorded as satisfied.</summary>
    public bool LacksStepUp => StepUp is { SatisfiedAt: null };

    /// <summary>Whether it is gone.</summary>
    /// <param name="now">The present time.</param>
    public bool IsExpired(DateTimeOffset now) => now >= ExpiresAt;

    /// <summary>Whether somebody may be rehearsing it right now.</summary>
    /// <param name="now">The present time.</param>
    public bool IsLeased(DateTimeOffset now) => Status == JobStatus.Running && Lease is { } lease && now < lease.Until;

    /// <summary>A collect begins: one more attempt, under a lease.</summary>
    /// <param name="lease">Who rehearses, until when.</param>
    /// <param name="now">The present time.</param>
    /// <exception cref="InvalidOperationException">It is complete or cancelled.</exception>
    public Job BeginCollect(JobLease lease, DateTimeOffset now) =>
        MoveTo(JobStatus.Running) with { Lease = lease, CollectedAt = now, Attempts = Attempts + 1 };

    /// <summary>The holder of the lease gives it back unfinished, so that the next collect need not wait for it.</summary>
    /// <exception cref="InvalidOperationException">It is not running.</exception>
    public Job ReleaseLease() =>
        Status == JobStatus.Running ? this with { Lease = null } : throw JobTransitions.Illegal(Status, JobStatus.Running);

    /// <summary>The shards are in the inbox.</summary>
    /// <param name="receipt">What was written.</param>
    /// <exception cref="InvalidOperationException">It is not running.</exception>
    public Job Complete(DreamReceipt receipt) =>
        MoveTo(JobStatus.Complete) with { Lease = null, Shards = receipt, Failure = null };

    /// <summary>The engine broke.</summary>
    /// <param name="reason">What broke, without any text of the seed.</param>
    /// <param name="now">The present time.</param>
    /// <exception cref="InvalidOperationException">It is not running.</exception>
    public Job Fail(string reason, DateTimeOffset now) =>
        MoveTo(JobStatus.Failed) with { Lease = null, Failure = new JobFailure(reason, now, (Failure?.Count ?? 0) + 1) };

    /// <summary>It is called off. A collect that was under way may still write a document, so the sweeper is to look at once.</summary>
    /// <param name="now">The present time.</param>
    /// <exception cref="InvalidOperationException">It is complete or cancelled.</exception>
    public Job Cancel(DateTimeOffset now) =>
        MoveTo(JobStatus.Cancelled) with { SweepAt = Attempts > 0 ? now : SweepAt };

    /// <summary>Puts a job together again from what a store kept of it.</summary>
    /// <param name="scheduled">The job as it was created.</param>
    /// <param name="state">What has changed since.</param>
    public static Job Restore(Job scheduled, JobState state) => scheduled with
    {
        Status = state.Status,
        Attempts = state.Attempts,
        Lease = state.Lease,
        CollectedAt = state.CollectedAt,
        Shards = state.Shards,
        Failure = state.Failure,
    };

    private Job MoveTo(JobStatus next) =>
        JobTransitions.Allows(Status, next) ? this with { Status = next } : throw JobTransitions.Illegal(Status, next);
}
