using Lukhas.Sim.Api.Requests;
using Lukhas.Sim.Core;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Lane;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Lukhas.Sim.Api.Endpoints;

/// <summary><c>POST /api/policy/evaluate</c>: tells what policy says of a seed, and keeps nothing.</summary>
public static class PolicyEndpoint
{
    /// <summary>What a caller needs.</summary>
    public static ScopeRequirement Scopes { get; } = ScopeRequirement.All(Core.Capabilities.Scopes.Schedule);

    /// <summary>Answers a request.</summary>
    /// <param name="context">The request, admitted.</param>
    /// <param name="lane">The lane.</param>
    public static async ValueTask<IResult> HandleAsync(HttpContext context, SimulationLane lane)
    {
        if (!context.TryAuthorize(Scopes, out var caller, out var problem))
            return problem.ToResult();

        return await JsonBody.ReadAsync(context.Request, context.RequestAborted) switch
        {
            JsonBody.Read seed => await EvaluateAsync(context, lane, caller, seed.Utf8),
            JsonBody.Refused refused => refused.Problem.ToResult(),
            var other => throw new InvalidOperationException($"{other} is no way to read a body."),
        };
    }

    private static async ValueTask<IResult> EvaluateAsync(HttpContext context, SimulationLane lane, Capability caller, ReadOnlyMemory<byte> seed)
    {
        var result = await lane.EvaluateAsync(caller, context.AnswerTrace(), seed, context.RequestAborted);
        return result.ToResult(context, evaluated => Tell(context, evaluated));
    }

    private static JsonHttpResult<PolicyAnswer> Tell(HttpContext context, EvaluatedPolicy evaluated)
    {
        context.AnswerUnder(evaluated.TraceId);
        return TypedResults.Json(PolicyAnswer.Of(evaluated), SimJson.Default.PolicyAnswer);
    }
}
