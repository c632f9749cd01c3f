using System.Diagnostics;
using Lukhas.Sim.Api.Problems;
using Lukhas.Sim.Api.RateLimits;
using Lukhas.Sim.Api.Telemetry;
using Lukhas.Sim.Api.Tokens;
using Lukhas.Sim.Api.Tokens.Keys;
using Lukhas.Sim.Core.Jobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Lukhas.Sim.Api.Requests;

/// <summary>The way of every request, in every host: trace, token, scopes, rate, and only then the endpoint; whatever is thrown becomes a problem.</summary>
/// <param name="verifier">Verifies tokens.</param>
/// <param name="limiter">Limits the rate of callers.</param>
/// <param name="ids">Where trace ids come from.</param>
/// <param name="logger">Where refusals and bugs are logged.</param>
public sealed class SimRequests(CapabilityVerifier verifier, CallerRateLimiter limiter, IIdSource ids, ILogger<SimRequests> logger)
{
    /// <summary>Runs a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="route">Its route.</param>
    /// <param name="next">What runs once the request is admitted: the route's endpoint.</param>
    /// <returns>The answer, still to be executed.</returns>
    public async ValueTask<IResult> RunAsync(HttpContext context, SimRoute route, Func<HttpContext, ValueTask<IResult>> next)
    {
        var trace = context.BeginTrace(ids);
        using var activity = SimTelemetry.StartRequest(route.Name, context);
        using var scope = SimRequestsLog.BeginTrace(logger, trace);
        var answer = await AnswerAsync(context, route, next, trace);
        Tell(activity, context, answer);
        return answer;
    }

    private static bool IsCallerGone(HttpContext context, Exception exception) =>
        exception is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested;

    /// <summary>The activity tells what the answer tells: the trace it goes out under, and the problem if it is one.</summary>
    private static void Tell(Activity? activity, HttpContext context, IResult answer)
    {
        if (activity is null)
            return;
        var problem = (answer as ProblemResult)?.Problem;
        activity.SetTag(SimTelemetry.TraceTag, (problem?.TraceId ?? context.AnswerTrace()).Value);
        activity.SetTag(SimTelemetry.ProblemTag, problem?.Kind.Slug);
        if (problem?.Kind.Status >= StatusCodes.Status500InternalServerError)
            activity.SetStatus(ActivityStatusCode.Error, problem.Kind.Slug);
    }

    private async ValueTask<IResult> AnswerAsync(HttpContext context, SimRoute route, Func<HttpContext, ValueTask<IResult>> next, TraceId trace)
    {
        try
        {
            return await AdmitAsync(context, route) is { } problem ? new ProblemResult(problem) : await next(context);
        }
        catch (Exception exception) when (IsCallerGone(context, exception))
        {
            return Results.Empty;
        }
        catch (Exception exception)
        {
            var problem = ProblemMapper.From(exception);
            Log(exception, problem, trace);
            return new ProblemResult(problem);
        }
    }

    private async ValueTask<Problem?> AdmitAsync(HttpContext context, SimRoute route)
    {
        if (route.Scopes.IsAnonymous)
            return QueryCheck.Check(context.Request, route.Query);

        switch (await verifier.VerifyAsync(context.Request.Headers.Authorization, context.RequestAborted))
        {
            case CapabilityVerification.Verified verified:
                context.SetCaller(verified.Capability);
                Activity.Current?.SetTag(SimTelemetry.TenantTag, verified.Capability.Tenant.Value);
                break;
            case CapabilityVerification.Invalid invalid:
                SimRequestsLog.TokenRefused(logger, invalid.Reason);
                return ProblemMapper.CapabilityInvalid;
            default:
                return ProblemMapper.CapabilityMissing;
        }

        if (!context.TryAuthorize(route.Scopes, out var caller, out var problem))
            return problem;
        return limiter.TryAcquire(caller, out var retryAfter) ? QueryCheck.Check(context.Request, route.Query) : ProblemMapper.RateLimited(retryAfter);
    }

    private void Log(Exception exception, Problem problem, TraceId trace)
    {
        if (exception is KeysUnavailableException outage)
            SimRequestsLog.KeysUnavailable(logger, outage.Address, outage.RetryAfter.TotalSeconds, trace);
        else if (problem.Kind == ProblemKind.StorageUnavailable)
            SimRequestsLog.StorageUnavailable(logger, exception, trace);
        else if (problem.Kind == ProblemKind.Internal)
            SimRequestsLog.Bug(logger, exception, trace);
    }
}
