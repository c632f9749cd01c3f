using Lukhas.Sim.Api.Problems;
using Lukhas.Sim.Api.Requests;
using Lukhas.Sim.Core;
using Lukhas.Sim.Core.Jobs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Lukhas.Sim.Api.Endpoints;

/// <summary><c>POST /api/simulations/{job_id}/cancel</c>: calls a job off; a complete one stays complete.</summary>
public static class CancelEndpoint
{
    /// <summary>What a caller needs.</summary>
    public static ScopeRequirement Scopes { get; } = ScopeRequirement.All(Core.Capabilities.Scopes.Schedule);

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

        var result = await lane.CancelAsync(caller, id, context.RequestAborted);
        return result.ToResult(context, job => Tell(context, job));
    }

    private static JsonHttpResult<CancelledAnswer> Tell(HttpContext context, Job job)
    {
        context.AnswerUnder(job.TraceId);
        return TypedResults.Json(CancelledAnswer.Of(job), SimJson.Default.CancelledAnswer);
    }
}
