using Lukhas.Sim.Api.Requests;
using Lukhas.Sim.Api.Telemetry;
using Lukhas.Sim.Api.Tokens.JobBound;
using Lukhas.Sim.Core;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Lane;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Lukhas.Sim.Api.Endpoints;

/// <summary><c>POST /api/simulations</c>: takes a seed and answers 202 with the job that keeps it.</summary>
public static class ScheduleEndpoint
{
    /// <summary>What a caller needs.</summary>
    public static ScopeRequirement Scopes { get; } = ScopeRequirement.All(Core.Capabilities.Scopes.Schedule);

    /// <summary>Answers a request.</summary>
    /// <param name="context">The request, admitted.</param>
    /// <param name="lane">The lane.</param>
    public static async ValueTask<IResult> HandleAsync(HttpContext context, SimulationLane lane)
    {
        if (!context.TryAuthorize(Scopes, out var caller, out var problem) || !IdempotencyKey.TryRead(context.Request, out var key, out problem))
            return problem.ToResult();

        return await JsonBody.ReadAsync(context.Request, context.RequestAborted) switch
        {
            JsonBody.Read seed => await ScheduleAsync(context, lane, caller, seed.Utf8, key),
            JsonBody.Refused refused => refused.Problem.ToResult(),
            var other => throw new InvalidOperationException($"{other} is no way to read a body."),
        };
    }

    private static async ValueTask<IResult> ScheduleAsync(
        HttpContext context, SimulationLane lane, Capability caller, ReadOnlyMemory<byte> seed, string? key)
    {
        var result = await lane.ScheduleAsync(caller, context.AnswerTrace(), seed, key, context.RequestAborted);
        return await result.ToResultAsync(context, scheduled => AcceptedAsync(context, caller, scheduled));
    }

    private static async ValueTask<IResult> AcceptedAsync(HttpContext context, Capability caller, ScheduledJob scheduled)
    {
        var job = scheduled.Job;
        var capability = await NarrowAsync(context, caller, job);
        context.AnswerUnder(job.TraceId);
        SimTelemetry.TellJob(job.Id);
        context.Response.Headers.Location = $"/{SimRoutes.Prefix}/simulations/{job.Id}";
        if (scheduled.Replayed)
            context.Response.Headers[IdempotencyKey.ReplayedHeader] = "true";
        var answer = ScheduledAnswer.Of(job) with { Capability = capability };
        return TypedResults.Json(answer, SimJson.Default.ScheduledAnswer, statusCode: StatusCodes.Status202Accepted);
    }

    // Derived anew for a retry, and from the token that the retry came with: what an earlier one could do is no matter then.
    private static async ValueTask<CapabilityAnswer?> NarrowAsync(HttpContext context, Capability caller, Job job)
    {
        if (!Preference.AsksForCapability(context.Request)
            || context.RequestServices.GetService<LaneIssuer>() is not { } issuer
            || await issuer.DeriveAsync(caller, job, context.AnswerTrace(), context.RequestAborted) is not { } capability)
        {
            return null;
        }

        context.Response.Headers[Preference.AppliedHeader] = Preference.Capability;
        return CapabilityAnswer.Of(capability);
    }
}
