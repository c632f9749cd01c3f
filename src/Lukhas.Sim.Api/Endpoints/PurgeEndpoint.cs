using Lukhas.Sim.Api.Problems;
using Lukhas.Sim.Api.Requests;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;
using Microsoft.AspNetCore.Http;

namespace Lukhas.Sim.Api.Endpoints;

/// <summary><c>DELETE /api/inbox/traces/{trace_id}</c>: removes a trace's document, and its job.</summary>
public static class PurgeEndpoint
{
    /// <summary>What a caller needs.</summary>
    public static ScopeRequirement Scopes { get; } = ScopeRequirement.All(Core.Capabilities.Scopes.InboxPurgeAdmin);

    /// <summary>Answers a request.</summary>
    /// <param name="context">The request, admitted.</param>
    /// <param name="purger">Removes traces.</param>
    /// <param name="traceId">The trace's id, as the route has it.</param>
    public static async ValueTask<IResult> HandleAsync(HttpContext context, InboxPurger purger, string? traceId)
    {
        if (!context.TryAuthorize(Scopes, out var caller, out var problem))
            return problem.ToResult();
        if (!TraceId.TryParse(traceId, out var id))
            return ProblemMapper.UnknownTrace.ToResult();

        return (await purger.PurgeAsync(caller, id, context.RequestAborted)).ToResult(context, purged =>
        {
            context.AnswerUnder(purged);
            return TypedResults.Json(new PurgedAnswer(purged.Value, Deleted: true), SimJson.Default.PurgedAnswer);
        });
    }
}
