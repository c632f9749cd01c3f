using Microsoft.AspNetCore.Http;

namespace Lukhas.Sim.Functions;

/// <summary>
/// An answer as the result of an invocation. The worker executes it onto the response and then still sends the result
/// itself to the host as JSON: of this one nothing but <c>{}</c>, so that no answer goes out twice.
/// </summary>
/// <param name="answer">The answer.</param>
internal sealed class InvocationAnswer(IResult answer) : IResult
{
    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) => answer.ExecuteAsync(httpContext);
}
