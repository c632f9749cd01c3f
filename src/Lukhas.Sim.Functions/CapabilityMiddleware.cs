using Lukhas.Sim.Api.Endpoints;
using Lukhas.Sim.Api.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Lukhas.Sim.Functions;

/// <summary>
/// Checks the caller's capability before any function body runs, by the same code as every other host. What is not
/// called over HTTP, the timer, has no caller and passes through. An HTTP function that is no route of the API fails.
/// </summary>
/// <param name="requests">The way of every request.</param>
internal sealed class CapabilityMiddleware(SimRequests requests) : IFunctionsWorkerMiddleware
{
    /// <inheritdoc/>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        var answer = await requests.RunAsync(http, SimRoutes.Named(context.FunctionDefinition.Name), _ => RunFunctionAsync(context, next));
        context.GetInvocationResult().Value = new InvocationAnswer(answer);
    }

    private static async ValueTask<IResult> RunFunctionAsync(FunctionContext context, FunctionExecutionDelegate next)
    {
        await next(context);
        return context.GetInvocationResult().Value as IResult
            ?? throw new InvalidOperationException($"The function {context.FunctionDefinition.Name} gave no answer.");
    }
}
