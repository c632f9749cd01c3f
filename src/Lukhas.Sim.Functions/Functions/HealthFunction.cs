using Lukhas.Sim.Api.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Lukhas.Sim.Functions.Functions;

/// <summary>Whether the lane lives, and whether its backends answer.</summary>
internal static class HealthFunction
{
    [Function("health")]
    public static Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request) =>
        SimRoutes.Health.Endpoint(request.HttpContext).AsTask();

    [Function("ready")]
    public static Task<IResult> ReadyAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/ready")] HttpRequest request) =>
        SimRoutes.Ready.Endpoint(request.HttpContext).AsTask();
}
