using Lukhas.Sim.Api.Problems;
using Lukhas.Sim.Api.Requests;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;
using Microsoft.AspNetCore.Http;

namespace Lukhas.Sim.Api.Endpoints;

/// <summary><c>GET /api/inbox/traces/{trace_id}</c>: tells a trace's document as it was written, or its nodes as JSON lines.</summary>
public static class TraceEndpoint
{
    private const string Json = "application/json; charset=utf-8";

    /// <summary>What a caller needs.</summary>
    public static ScopeRequirement Scopes { get; } = ScopeRequirement.All(Core.Capabilities.Scopes.InboxReadAdmin);

    /// <summary>Answers a request.</summary>
    /// <param name="context">The request, admitted.</param>
    /// <param name="reader">The inbox.</param>
    /// <param name="traceId">The trace's id, as the route has it.</param>
    public static async ValueTask<IResult> HandleAsync(HttpContext context, InboxReader reader, string? traceId)
    {
        if (!context.TryAuthorize(Scopes, out var caller, out var problem))
            return problem.ToResult();
        var (query, wrong) = InboxQuery.Read(context.Request.Query);
        if (wrong is not null)
            return wrong.ToResult();
        if (!TraceId.TryParse(traceId, out var id))
            return ProblemMapper.UnknownTrace.ToResult();
        if (query.Nodes is { } nodes)
            return (await reader.ReadNodesAsync(caller, id, nodes, context.RequestAborted)).ToResult(context, lines => Tell(lines, NodeLinesResult.MediaType));

        return (await reader.ReadAsync(caller, id, context.RequestAborted)).ToResult(context, document => Tell(document.Utf8, Json));

        IResult Tell(ReadOnlyMemory<byte> body, string mediaType)
        {
            context.AnswerUnder(id);
            return TypedResults.Bytes(body, mediaType);
        }
    }
}
