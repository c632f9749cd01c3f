using Lukhas.Sim.Api.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Lukhas.Sim.Functions.Functions;

/// <summary>The public half of the lane's key.</summary>
internal static class JwksFunction
{
    [Function("jwks")]
    public static Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = ".well-known/jwks.json")] HttpRequest request) =>
        SimRoutes.Jwks.Endpoint(request.HttpContext).AsTask();
}
