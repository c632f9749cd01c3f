using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Api.Endpoints;

/// <summary>How a job stands.</summary>
internal sealed record StatusAnswer(string TraceId, string JobId, string Status, long CreatedTs, long ExpiresTs, int Attempts)
{
    public static StatusAnswer Of(Job job) => new(
        job.TraceId.Value,
        job.Id.Value,
        job.Status.WireName(),
        job.CreatedAt.ToUnixTimeMilliseconds(),
        job.ExpiresAt.ToUnixTimeMilliseconds(),
        job.Attempts);
}
