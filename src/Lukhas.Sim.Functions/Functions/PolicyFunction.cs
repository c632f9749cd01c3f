using Lukhas.Sim.Api.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Lukhas.Sim.Functions.Functions;

/// <summary>Tells what policy says of a seed.</summary>
internal static class PolicyFunction
{
    [Function("policy")]
    public static Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "policy/evaluate")] HttpRequest request) =>
        SimRoutes.Policy.Endpoint(request.HttpContext).AsTask();
}
