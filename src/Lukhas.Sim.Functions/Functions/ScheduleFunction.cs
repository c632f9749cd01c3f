using Lukhas.Sim.Api.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Lukhas.Sim.Functions.Functions;

/// <summary>Schedules a seed.</summary>
internal static class ScheduleFunction
{
    [Function("schedule")]
    public static Task<IResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "simulations")] HttpRequest request) =>
        SimRoutes.Schedule.Endpoint(request.HttpContext).AsTask();
}
