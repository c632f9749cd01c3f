using System.Diagnostics;
using Lukhas.Sim.Api.Problems;
using Lukhas.Sim.Api.Requests;
using Lukhas.Sim.Api.Telemetry;
using Lukhas.Sim.Core;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Lane;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Lukhas.Sim.Api.Endpoints;

/// <summary><c>POST /api/simulations/{job_id}/collect</c>: rehearses a job and tells its dreams; 202 while another caller is at it, or too many are at others.</summary>
public static class CollectEndpoint
{
    /// <summary>What a caller needs: both.</summary>
    public static ScopeRequirement Scopes { get; } = ScopeRequirement.All(Core.Capabilities.Scopes.Collect, Core.Capabilities.Scopes.InboxWrite);

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

        var start = Stopwatch.GetTimestamp();
        var result = await lane.CollectAsync(caller, id, context.RequestAborted);
        Measure(context.RequestServices.GetRequiredService<SimMeter>(), Stopwatch.GetElapsedTime(start), result);
        return result.ToResult(context, dreams => Tell(context, dreams));
    }

    private static void Measure(SimMeter meter, TimeSpan took, LaneResult<CollectedDreams> result)
    {
        var (outcome, rollouts) = result switch
        {
            LaneResult<CollectedDreams>.Done { Value: CollectedDreams.Complete { Rollouts: > 0 and var run } } => ("rehearsed", run),
            LaneResult<CollectedDreams>.Done { Value: CollectedDreams.Complete } => ("read", 0L),
            LaneResult<CollectedDreams>.Done => ("in_progress", 0L),
            _ => ("refused", 0L),
        };
        meter.CollectDuration.Record(took.TotalSeconds, new KeyValuePair<string, object?>(SimMeter.OutcomeTag, outcome));
        if (rollouts > 0)
            meter.RehearsalRollouts.Add(rollouts);
    }

    private static IResult Tell(HttpContext context, CollectedDreams dreams)
    {
        switch (dreams)
        {
            case CollectedDreams.Complete complete:
                context.AnswerUnder(complete.Job.TraceId);
                return new CollectedResult(complete);
            case CollectedDreams.InProgress waiting:
                context.Response.Headers[HeaderNames.RetryAfter] = ProblemResult.Seconds(waiting.RetryAfter);
                return StatusEndpoint.Tell(context, waiting.Job, StatusCodes.Status202Accepted);
            default:
                throw new InvalidOperationException($"{dreams.GetType().Name} is no outcome of a collect.");
        }
    }
}
