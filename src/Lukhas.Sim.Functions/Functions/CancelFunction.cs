using Lukhas.Sim.Api.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Lukhas.Sim.Functions.Functions;

/// <summary>Calls a job off.</summary>
internal static class CancelFunction
{
    [Function("cancel")]
    public static Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "simulations/{job_id}/cancel")] HttpRequest request) =>
        SimRoutes.Cancel.Endpoint(request.HttpContext).AsTask();
}
