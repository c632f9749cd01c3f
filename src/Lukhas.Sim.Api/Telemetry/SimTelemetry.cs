using System.Diagnostics;
using Lukhas.Sim.Core.Jobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Lukhas.Sim.Api.Telemetry;

/// <summary>The source of the lane's activities, and the names of their tags.</summary>
public static class SimTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Lukhas.Sim";

    /// <summary>The tag that holds a Λ-trace id.</summary>
    public const string TraceTag = "lukhas.trace_id";

    /// <summary>The tag that holds a job's id.</summary>
    public const string JobTag = "lukhas.job_id";

    /// <summary>The tag that holds a tenant.</summary>
    public const string TenantTag = "lukhas.tenant";

    /// <summary>The tag that holds what policy decided: <c>allow</c>, <c>deny</c> or <c>step_up</c>.</summary>
    public const string DecisionTag = "lukhas.decision";

    /// <summary>The tag that holds the slug of the problem that was answered.</summary>
    public const string ProblemTag = "lukhas.problem";

    internal static ActivitySource Source { get; } = new(Name);

    /// <summary>Starts the activity of a request, as a child of the caller's (W3C Trace Context).</summary>
    /// <remarks>The server has begun one of its own where somebody listens to it; where not, the header is read here.</remarks>
    internal static Activity? StartRequest(string name, HttpContext context)
    {
        var parent = Activity.Current?.Context ?? Remote(context.Request.Headers);
        return Source.StartActivity($"sim.{name}", ActivityKind.Internal, parent);
    }

    /// <summary>Has the activity at hand tell which job it is about.</summary>
    internal static void TellJob(JobId job) => Activity.Current?.SetTag(JobTag, job.Value);

    private static ActivityContext Remote(IHeaderDictionary headers) =>
        ActivityContext.TryParse(headers[HeaderNames.TraceParent], headers[HeaderNames.TraceState], isRemote: true, out var parent)
            ? parent
            : default;
}
