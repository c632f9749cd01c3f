using System.Diagnostics.CodeAnalysis;
using Lukhas.Sim.Api.Endpoints;
using Lukhas.Sim.Api.Problems;
using Lukhas.Sim.Core.Capabilities;
using Microsoft.AspNetCore.Http;

namespace Lukhas.Sim.Api.Requests;

/// <summary>Who calls, as the verifier found it, kept with the request.</summary>
public static class CallerAccess
{
    /// <summary>Keeps a verified capability with its request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="capability">What the verifier found.</param>
    public static void SetCaller(this HttpContext context, Capability capability) => context.Features.Set(capability);

    /// <summary>The caller, if it may call. Endpoints ask again, so that a host whose pipeline failed to stop a request still refuses it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="required">The scopes that the route needs.</param>
    /// <param name="caller">The caller.</param>
    /// <param name="problem">Why not.</param>
    public static bool TryAuthorize(
        this HttpContext context,
        ScopeRequirement required,
        [NotNullWhen(true)] out Capability? caller,
        [NotNullWhen(false)] out Problem? problem)
    {
        caller = context.Features.Get<Capability>();
        problem = caller is null ? ProblemMapper.CapabilityMissing : Refuse(context, required, caller);
        return problem is null;
    }

    // A capability that is bound to a job holds nothing on a route that is not about one job, and knows of no other job.
    private static Problem? Refuse(HttpContext context, ScopeRequirement required, Capability caller)
    {
        var job = context.Request.RouteValues[SimRoutes.JobId] as string;
        if (caller.Job is not null && job is null)
            return ProblemMapper.Insufficient(required.Scopes);
        if (required.MissingOf(caller) is { Count: > 0 } missing)
            return ProblemMapper.Insufficient(missing);
        return caller.Job is { } bound && bound.Value != job ? ProblemMapper.UnknownJob : null;
    }
}
