using Lukhas.Sim.Api.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Lukhas.Sim.Functions.Functions;

/// <summary>Describes the API.</summary>
internal static class OpenApiFunction
{
    [Function("openapi")]
    public static Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "openapi.json")] HttpRequest request) =>
        SimRoutes.OpenApi.Endpoint(request.HttpContext).AsTask();
}
