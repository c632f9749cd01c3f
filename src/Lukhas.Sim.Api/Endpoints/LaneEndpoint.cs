using Lukhas.Sim.Api.Problems;
using Lukhas.Sim.Api.Requests;
using Lukhas.Sim.Core;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Lane;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Lukhas.Sim.Api.Endpoints;

/// <summary><c>GET</c> and <c>PUT /api/lane</c>: the kill switch, for all or for one tenant.</summary>
public static class LaneEndpoint
{
    /// <summary>The query parameter that names a tenant.</summary>
    public const string TenantParameter = "tenant";

    /// <summary>What a caller needs. An operator works every tenant's switch, whatever tenant the token is of.</summary>
    public static ScopeRequirement Scopes { get; } = ScopeRequirement.All(Core.Capabilities.Scopes.Operate);

    /// <summary>Tells how a switch stands.</summary>
    /// <param name="context">The request, admitted.</param>
    /// <param name="lane">The lane.</param>
    public static async ValueTask<IResult> ReadAsync(HttpContext context, SimulationLane lane)
    {
        if (!context.TryAuthorize(Scopes, out var caller, out var problem))
            return problem.ToResult();
        TenantId? tenant = null;
        if (context.Request.Query.TryGetValue(TenantParameter, out var text))
        {
            if (!TenantId.TryParse(text, out var named))
                return ProblemMapper.InvalidRequest($"The query parameter {TenantParameter} must be a tenant.").ToResult();
            tenant = named;
        }

        return Tell(await lane.SwitchStateAsync(caller, tenant, context.RequestAborted));
    }

    /// <summary>Sets a switch.</summary>
    /// <param name="context">The request, admitted.</param>
    /// <param name="lane">The lane.</param>
    public static async ValueTask<IResult> SetAsync(HttpContext context, SimulationLane lane)
    {
        if (!context.TryAuthorize(Scopes, out var caller, out var problem))
            return problem.ToResult();
        return await JsonBody.ReadAsync(context.Request, context.RequestAborted) switch
        {
            JsonBody.Read body => (await lane.SwitchAsync(caller, context.AnswerTrace(), body.Utf8, context.RequestAborted)).ToResult(context, Tell),
            JsonBody.Refused refused => refused.Problem.ToResult(),
            var other => throw new InvalidOperationException($"{other} is no way to read a body."),
        };
    }

    private static JsonHttpResult<LaneAnswer> Tell(SwitchedLane switched) => TypedResults.Json(LaneAnswer.Of(switched), SimJson.Default.LaneAnswer);
}
