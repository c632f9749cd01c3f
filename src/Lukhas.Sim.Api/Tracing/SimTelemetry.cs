using System.Diagnostics;
using System.Diagnostics.Metrics;
using Lukhas.Sim.Core.Jobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Lukhas.Sim.Api.Tracing;

/// <summary>The sources of the lane's activities and metrics.</summary>
public static class SimTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "Lukhas.Sim";

    /// <summary>The tag that holds a Λ-trace id.</summary>
    public const string TraceTag = "lukhas.trace_id";

    internal static ActivitySource Source { get; } = new(Name);

    internal static Meter Meter { get; } = new(Name);

    /// <summary>Starts the activity of a request, as a child of the caller's (W3C Trace Context).</summary>
    /// <remarks>The server has begun one of its own where somebody listens to it; where not, the header is read here.</remarks>
    internal static Activity? Start(string name, HttpContext context, TraceId trace)
    {
        var parent = Activity.Current?.Context ?? Remote(context.Request.Headers);
        var activity = Source.StartActivity(name, ActivityKind.Internal, parent);
        activity?.SetTag(TraceTag, trace.Value);
        return activity;
    }

    private static ActivityContext Remote(IHeaderDictionary headers) =>
        ActivityContext.TryParse(headers[HeaderNames.TraceParent], headers[HeaderNames.TraceState], isRemote: true, out var parent)
            ? parent
            : default;
}
