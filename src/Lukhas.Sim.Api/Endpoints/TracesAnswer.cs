using Lukhas.Sim.Api.Requests;
using Lukhas.Sim.Core.Inbox;

namespace Lukhas.Sim.Api.Endpoints;

/// <summary>A part of the inbox; without a cursor it was the last.</summary>
internal sealed record TracesAnswer(IReadOnlyList<TraceAnswer> Traces, string? NextCursor)
{
    public static TracesAnswer Of(TracePage page) =>
        new([.. page.Traces.Select(TraceAnswer.Of)], page.Next is { } next ? PageCursor.Write(next) : null);
}
