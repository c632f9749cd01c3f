using Lukhas.Sim.Core.Jobs;
using Microsoft.AspNetCore.Http;

namespace Lukhas.Sim.Api.Requests;

/// <summary>The Λ-trace id that an answer carries: the request's own, or the job's once a job is known.</summary>
public static class AnswerTracing
{
    /// <summary>The header that tells it.</summary>
    public const string Header = "X-Lukhas-Trace";

    /// <summary>Gives the request a trace id and its answer the headers that every answer has, unless that is done.</summary>
    /// <param name="context">The request.</param>
    /// <param name="ids">Where ids come from.</param>
    /// <returns>The request's trace id.</returns>
    public static TraceId BeginTrace(this HttpContext context, IIdSource ids)
    {
        if (context.Features.Get<AnswerTrace>() is { } begun)
            return begun.Id;

        var trace = ids.NextTraceId();
        context.AnswerUnder(trace);
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.CacheControl = "no-store";
        return trace;
    }

    /// <summary>Has the answer carry a trace id.</summary>
    /// <param name="context">The request.</param>
    /// <param name="trace">The job's trace, or the request's.</param>
    public static void AnswerUnder(this HttpContext context, TraceId trace)
    {
        context.Features.Set(new AnswerTrace(trace));
        context.Response.Headers[Header] = trace.Value;
    }

    /// <summary>The trace id that the answer carries.</summary>
    /// <param name="context">The request.</param>
    /// <exception cref="InvalidOperationException">No trace was begun: the host's pipeline is not complete.</exception>
    public static TraceId AnswerTrace(this HttpContext context) =>
        context.Features.Get<AnswerTrace>()?.Id ?? throw new InvalidOperationException("No trace was begun for this request.");
}
