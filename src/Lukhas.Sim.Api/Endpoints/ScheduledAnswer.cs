using System.Text.Json.Serialization;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Api.Endpoints;

/// <summary>The answer of a schedule. It tells the job as it was made, so that a retry is told the same.</summary>
internal sealed record ScheduledAnswer(
    string TraceId, string JobId, bool Accepted, string Status, long CreatedTs, long ExpiresTs, bool GoalTruncated)
{
    /// <summary>A capability for the job; null where none was asked for, or none can be given.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CapabilityAnswer? Capability { get; init; }

    public static ScheduledAnswer Of(Job job) => new(
        job.TraceId.Value,
        job.Id.Value,
        Accepted: true,
        JobStatus.Scheduled.WireName(),
        job.CreatedAt.ToUnixTimeMilliseconds(),
        job.ExpiresAt.ToUnixTimeMilliseconds(),
        job.Seed.GoalTruncated);
}
