using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Api.Endpoints;

/// <summary>The names that answers have for a job's status.</summary>
internal static class StatusNames
{
    public static string WireName(this JobStatus status) => status switch
    {
        JobStatus.Scheduled => "scheduled",
        JobStatus.Running => "running",
        JobStatus.Complete => "complete",
        JobStatus.Failed => "failed",
        JobStatus.Cancelled => "cancelled",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
