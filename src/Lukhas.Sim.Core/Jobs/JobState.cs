namespace Lukhas.Sim.Core.Jobs;

/// <summary>The part of a job that changes, as a store keeps it.</summary>
/// <param name="Status">Where it is in its life.</param>
/// <param name="Attempts">How often a collect has begun.</param>
/// <param name="Lease">Who may rehearse it, until when.</param>
/// <param name="CollectedAt">When a collect last began.</param>
/// <param name="Shards">What is in the inbox.</param>
/// <param name="Failure">How the last rehearsal broke.</param>
public sealed record JobState(
    JobStatus Status, int Attempts, JobLease? Lease, DateTimeOffset? CollectedAt, DreamReceipt? Shards, JobFailure? Failure);
