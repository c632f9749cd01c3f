using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Api.Endpoints;

/// <summary>The answer of a cancel: how the job stands now.</summary>
internal sealed record CancelledAnswer(string TraceId, string JobId, string Status)
{
    public static CancelledAnswer Of(Job job) => new(job.TraceId.Value, job.Id.Value, job.Status.WireName());
}
