using Lukhas.Sim.Api.Problems;
using Lukhas.Sim.Core;
using Microsoft.AspNetCore.Http;

namespace Lukhas.Sim.Api.Endpoints;

/// <summary><c>GET /api/health/ready</c>: 200 when the store and the inbox answer, 503 otherwise.</summary>
public static class ReadyEndpoint
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(5);

    /// <summary>Answers a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="lane">The lane.</param>
    public static async ValueTask<IResult> HandleAsync(HttpContext context, SimulationLane lane)
    {
        var readiness = await lane.ReadinessAsync(context.RequestAborted);
        return readiness.Ready
            ? TypedResults.Json(new ReadyAnswer("ready", "ok", "ok", readiness.LastSweep?.ToUnixTimeMilliseconds()), SimJson.Default.ReadyAnswer)
            : ProblemMapper.StorageUnavailable(RetryAfter).ToResult();
    }
}
