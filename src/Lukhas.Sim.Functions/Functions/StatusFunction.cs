using Lukhas.Sim.Api.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Lukhas.Sim.Functions.Functions;

/// <summary>Tells how a job stands.</summary>
internal static class StatusFunction
{
    [Function("status")]
    public static Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "simulations/{job_id}")] HttpRequest request) =>
        SimRoutes.Status.Endpoint(request.HttpContext).AsTask();
}
