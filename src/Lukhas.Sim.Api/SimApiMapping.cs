using Lukhas.Sim.Api.Endpoints;
using Lukhas.Sim.Api.Problems;
using Lukhas.Sim.Api.Requests;
using Lukhas.Sim.Core.Jobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Lukhas.Sim.Api;

/// <summary>Maps the API onto a web application.</summary>
public static class SimApiMapping
{
    /// <summary>Maps every route, and gives what no route answers a trace id and a problem.</summary>
    /// <param name="app">An application with <see cref="SimApiServices.AddSimApi"/> called on its services.</param>
    public static WebApplication MapSimApi(this WebApplication app)
    {
        var ids = app.Services.GetRequiredService<IIdSource>();
        var requests = app.Services.GetRequiredService<SimRequests>();
        app.Use((context, next) =>
        {
            context.BeginTrace(ids);
            return next(context);
        });
        app.UseStatusCodePages(StatusCodeProblems.WriteAsync);
        app.UseRouting();
        var group = app.MapGroup(SimRoutes.Prefix);
        foreach (var route in SimRoutes.All)
            group.MapMethods(route.Template, [route.Method], (RequestDelegate)(context => AnswerAsync(requests, context, route)));
        return app;
    }

    private static async Task AnswerAsync(SimRequests requests, HttpContext context, SimRoute route)
    {
        var answer = await requests.RunAsync(context, route, route.Endpoint);
        await answer.ExecuteAsync(context);
    }
}
