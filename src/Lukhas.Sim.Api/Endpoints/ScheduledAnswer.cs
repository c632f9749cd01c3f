using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Api.Endpoints;

/// <summary>The answer of a schedule. It tells the job as it was made, so that a retry is told the same.</summary>
internal sealed record ScheduledAnswer(
    string TraceId, string JobId, bool Accepted, string Status, long CreatedTs, long ExpiresTs, bool GoalTruncated)
{
    public static ScheduledAnswer Of(Job job) => new(
        job.TraceId.Value,
        job.Id.Value,
        Accepted: true,
        JobStatus.Scheduled.Wire(),
        job.CreatedAt.ToUnixTimeMilliseconds(),
        job.ExpiresAt.ToUnixTimeMilliseconds(),
        job.Seed.GoalTruncated);
}
