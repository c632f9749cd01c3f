using Lukhas.Sim.Api.Problems;
using Lukhas.Sim.Api.Requests;
using Lukhas.Sim.Core;
using Lukhas.Sim.Core.Jobs;
using Microsoft.AspNetCore.Http;

namespace Lukhas.Sim.Api.Endpoints;

/// <summary><c>GET /api/simulations/{job_id}</c>: tells how a job stands, and changes nothing.</summary>
public static class StatusEndpoint
{
    /// <summary>What a caller needs: either will do.</summary>
    public static ScopeRequirement Scopes { get; } = ScopeRequirement.Any(Core.Capabilities.Scopes.Schedule, Core.Capabilities.Scopes.Collect);

    /// <summary>Answers a request.</summary>
    /// <param name="context">The request, admitted.</param>
    /// <param name="lane">The lane.</param>
    /// <param name="jobId">The job's id, as the route has it.</param>
    public static async ValueTask<IResult> HandleAsync(HttpContext context, SimulationLane lane, string? jobId)
    {
        if (!context.TryAuthorize(Scopes, out var caller, out var problem))
            return problem.ToResult();
        if (!JobId.TryParse(jobId, out var id))
            return ProblemMapper.UnknownJob.ToResult();

        var result = await lane.StatusAsync(caller, id, context.RequestAborted);
        return result.ToResult(context, job => Tell(context, job, StatusCodes.Status200OK));
    }

    /// <summary>Tells how a job stands.</summary>
    internal static IResult Tell(HttpContext context, Job job, int status)
    {
        context.AnswerUnder(job.TraceId);
        return TypedResults.Json(StatusAnswer.Of(job), SimJson.Default.StatusAnswer, statusCode: status);
    }
}
