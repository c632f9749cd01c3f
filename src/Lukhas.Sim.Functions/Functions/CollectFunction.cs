using Lukhas.Sim.Api.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Lukhas.Sim.Functions.Functions;

/// <summary>Rehearses a job and tells its dreams.</summary>
internal static class CollectFunction
{
    [Function("collect")]
    public static Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "simulations/{job_id}/collect")] HttpRequest request) =>
        SimRoutes.Collect.Endpoint(request.HttpContext).AsTask();
}
