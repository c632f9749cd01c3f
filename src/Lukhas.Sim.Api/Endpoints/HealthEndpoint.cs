using System.Reflection;
using Lukhas.Sim.Core;
using Microsoft.AspNetCore.Http;

namespace Lukhas.Sim.Api.Endpoints;

/// <summary><c>GET /api/health</c>: tells that the lane is there, and nothing that only a caller with a token may know.</summary>
public static class HealthEndpoint
{
    private const string Component = "consciousness.simulation";

    private static readonly string Version =
        typeof(HealthEndpoint).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Answers a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="lane">The lane.</param>
    public static async ValueTask<IResult> HandleAsync(HttpContext context, SimulationLane lane)
    {
        var health = await lane.HealthAsync(context.RequestAborted);
        var answer = new HealthAnswer(
            Component, health.Enabled, health.QueueDepth, health.QueueDepthCapped, health.Time.ToUnixTimeMilliseconds(), Version);
        return TypedResults.Json(answer, SimJson.Default.HealthAnswer);
    }
}
