using Lukhas.Sim.Api.Problems;
using Lukhas.Sim.Core.Lane;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Lukhas.Sim.Api.Endpoints;

/// <summary>Turns what the lane says into an answer.</summary>
internal static class LaneResults
{
    /// <summary>A problem as the answer.</summary>
    public static IResult ToResult(this Problem problem) => new ProblemResult(problem);

    /// <summary>What was done, as the endpoint tells it; a refusal, as the one mapping has it.</summary>
    public static IResult ToResult<T>(this LaneResult<T> result, HttpContext context, Func<T, IResult> tell) => result switch
    {
        LaneResult<T>.Done done => tell(done.Value),
        LaneResult<T>.Refused refused => context.RequestServices.GetRequiredService<ProblemMapper>().From(refused.Reason).ToResult(),
        _ => throw new InvalidOperationException($"{result.GetType().Name} is no result of the lane."),
    };

    /// <summary>The same, where telling what was done takes I/O.</summary>
    public static async ValueTask<IResult> ToResultAsync<T>(this LaneResult<T> result, HttpContext context, Func<T, ValueTask<IResult>> tell) =>
        result is LaneResult<T>.Done done ? await tell(done.Value) : result.ToResult(context, _ => Results.Empty);
}
