using Lukhas.Sim.Api.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Lukhas.Sim.Functions.Functions;

/// <summary>The dream inbox, for administrators.</summary>
internal static class InboxFunctions
{
    [Function("traces")]
    public static Task<IResult> ListAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "inbox/traces")] HttpRequest request) =>
        SimRoutes.Traces.Endpoint(request.HttpContext).AsTask();

    [Function("trace")]
    public static Task<IResult> ReadAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "inbox/traces/{trace_id}")] HttpRequest request) =>
        SimRoutes.Trace.Endpoint(request.HttpContext).AsTask();

    [Function("purge")]
    public static Task<IResult> PurgeAsync([HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "inbox/traces/{trace_id}")] HttpRequest request) =>
        SimRoutes.Purge.Endpoint(request.HttpContext).AsTask();
}
