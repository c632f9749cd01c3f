using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Lukhas.Sim.Api.Problems;

/// <summary>Gives the bare status codes of the server's own routing a problem for a body.</summary>
internal static class StatusCodeProblems
{
    public static Task WriteAsync(StatusCodeContext context)
    {
        var problem = context.HttpContext.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => ProblemMapper.UnknownRoute,
            StatusCodes.Status405MethodNotAllowed => ProblemMapper.MethodNotAllowed,
            StatusCodes.Status413PayloadTooLarge => ProblemMapper.PayloadTooLarge,
            StatusCodes.Status415UnsupportedMediaType => ProblemMapper.UnsupportedMediaType,
            < StatusCodes.Status500InternalServerError => ProblemMapper.InvalidRequest("The request could not be read."),
            _ => ProblemMapper.Internal,
        };
        return new ProblemResult(problem).ExecuteAsync(context.HttpContext);
    }
}
