using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Core.Lane;

/// <summary>An accepted seed.</summary>
/// <param name="Job">The job that keeps it.</param>
/// <param name="Replayed">Whether an earlier request with the same idempotency key made it.</param>
public sealed record ScheduledJob(Job Job, bool Replayed);
