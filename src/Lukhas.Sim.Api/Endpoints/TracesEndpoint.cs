using Lukhas.Sim.Api.Requests;
using Lukhas.Sim.Core.Inbox;
using Microsoft.AspNetCore.Http;

namespace Lukhas.Sim.Api.Endpoints;

/// <summary><c>GET /api/inbox/traces</c>: lists the traces of the token's tenant, the newest first, or exports their nodes as JSON lines.</summary>
public static class TracesEndpoint
{
    /// <summary>What a caller needs.</summary>
    public static ScopeRequirement Scopes { get; } = ScopeRequirement.All(Core.Capabilities.Scopes.InboxReadAdmin);

    /// <summary>Answers a request.</summary>
    /// <param name="context">The request, admitted.</param>
    /// <param name="reader">The inbox.</param>
    public static async ValueTask<IResult> HandleAsync(HttpContext context, InboxReader reader)
    {
        if (!context.TryAuthorize(Scopes, out var caller, out var problem))
            return problem.ToResult();
        var (query, wrong) = InboxQuery.Read(context.Request.Query);
        if (wrong is not null)
            return wrong.ToResult();
        if (query.Nodes is { } nodes)
            return await NodeLinesResult.BeginAsync(reader.ExportAsync(caller, query.Traces, query.Limit, nodes, context.RequestAborted));

        var page = await reader.ListAsync(caller, query.Traces, query.Limit ?? InboxQuery.DefaultLimit, context.RequestAborted);
        return TypedResults.Json(TracesAnswer.Of(page), SimJson.Default.TracesAnswer);
    }
}
