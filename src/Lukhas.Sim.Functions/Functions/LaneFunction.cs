using Lukhas.Sim.Api.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Lukhas.Sim.Functions.Functions;

/// <summary>The kill switch.</summary>
internal static class LaneFunction
{
    [Function("switch-state")]
    public static Task<IResult> ReadAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "lane")] HttpRequest request) =>
        SimRoutes.SwitchState.Endpoint(request.HttpContext).AsTask();

    [Function("switch")]
    public static Task<IResult> SetAsync([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "lane")] HttpRequest request) =>
        SimRoutes.Switch.Endpoint(request.HttpContext).AsTask();
}
