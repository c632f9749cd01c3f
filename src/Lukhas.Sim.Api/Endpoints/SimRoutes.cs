using Lukhas.Sim.Api.Requests;
using Lukhas.Sim.Api.Tokens.JobBound;
using Lukhas.Sim.Core;
using Lukhas.Sim.Core.Inbox;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Lukhas.Sim.Api.Endpoints;

/// <summary>Every route of the API. A host maps these and no others.</summary>
public static class SimRoutes
{
    /// <summary>What every path begins with; the default of the Functions host.</summary>
    public const string Prefix = "api";

    /// <summary>The name of the route value that holds a job id.</summary>
    public const string JobId = "job_id";

    /// <summary>The name of the route value that holds a trace id.</summary>
    public const string TraceId = "trace_id";

    /// <summary>Schedules a seed.</summary>
    public static SimRoute Schedule { get; } =
        new("schedule", "POST", "simulations", ScheduleEndpoint.Scopes, context => ScheduleEndpoint.HandleAsync(context, Lane(context)));

    /// <summary>Tells how a job stands.</summary>
    public static SimRoute Status { get; } =
        new("status", "GET", "simulations/{job_id}", StatusEndpoint.Scopes, context => StatusEndpoint.HandleAsync(context, Lane(context), Job(context)));

    /// <summary>Rehearses a job and tells its dreams.</summary>
    public static SimRoute Collect { get; } =
        new("collect", "POST", "simulations/{job_id}/collect", CollectEndpoint.Scopes, context => CollectEndpoint.HandleAsync(context, Lane(context), Job(context)));

    /// <summary>Calls a job off.</summary>
    public static SimRoute Cancel { get; } =
        new("cancel", "POST", "simulations/{job_id}/cancel", CancelEndpoint.Scopes, context => CancelEndpoint.HandleAsync(context, Lane(context), Job(context)));

    /// <summary>Tells what policy says of a seed.</summary>
    public static SimRoute Policy { get; } =
        new("policy", "POST", "policy/evaluate", PolicyEndpoint.Scopes, context => PolicyEndpoint.HandleAsync(context, Lane(context)));

    /// <summary>Lists the traces in the inbox, or exports their nodes.</summary>
    public static SimRoute Traces { get; } =
        new("traces", "GET", "inbox/traces", TracesEndpoint.Scopes, context => TracesEndpoint.HandleAsync(context, Reader(context)))
        {
            Query = InboxQuery.OfListing,
        };

    /// <summary>Tells a trace's document, or exports its nodes.</summary>
    public static SimRoute Trace { get; } =
        new("trace", "GET", "inbox/traces/{trace_id}", TraceEndpoint.Scopes, context => TraceEndpoint.HandleAsync(context, Reader(context), TraceOf(context)))
        {
            Query = InboxQuery.OfTrace,
        };

    /// <summary>Removes a trace's document and its job.</summary>
    public static SimRoute Purge { get; } =
        new("purge", "DELETE", "inbox/traces/{trace_id}", PurgeEndpoint.Scopes, context => PurgeEndpoint.HandleAsync(context, Purger(context), TraceOf(context)));

    /// <summary>Tells how a stored switch stands.</summary>
    public static SimRoute SwitchState { get; } =
        new("switch-state", "GET", "lane", LaneEndpoint.Scopes, context => LaneEndpoint.ReadAsync(context, Lane(context)))
        {
            Query = [LaneEndpoint.TenantParameter],
        };

    /// <summary>Sets a stored switch.</summary>
    public static SimRoute Switch { get; } =
        new("switch", "PUT", "lane", LaneEndpoint.Scopes, context => LaneEndpoint.SetAsync(context, Lane(context)));

    /// <summary>Tells how the lane is.</summary>
    public static SimRoute Health { get; } =
        new("health", "GET", "health", ScopeRequirement.None, context => HealthEndpoint.HandleAsync(context, Lane(context)));

    /// <summary>Tells whether the lane's backends answer.</summary>
    public static SimRoute Ready { get; } =
        new("ready", "GET", "health/ready", ScopeRequirement.None, context => ReadyEndpoint.HandleAsync(context, Lane(context)));

    /// <summary>Describes the API.</summary>
    public static SimRoute OpenApi { get; } =
        new("openapi", "GET", "openapi.json", ScopeRequirement.None, _ => OpenApiEndpoint.HandleAsync());

    /// <summary>Tells the public half of the lane's key.</summary>
    public static SimRoute Jwks { get; } = new(
        "jwks",
        "GET",
        ".well-known/jwks.json",
        ScopeRequirement.None,
        context => JwksEndpoint.HandleAsync(context.RequestServices.GetRequiredService<LaneIssuer>()));

    /// <summary>All of them.</summary>
    public static IReadOnlyList<SimRoute> All { get; } =
        [Schedule, Status, Collect, Cancel, Policy, Traces, Trace, Purge, SwitchState, Switch, Health, Ready, OpenApi, Jwks];

    /// <summary>The route of a name.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static SimRoute Named(string name) =>
        All.FirstOrDefault(route => route.Name == name) ?? throw new InvalidOperationException($"{name} is no route of the API.");

    private static SimulationLane Lane(HttpContext context) => context.RequestServices.GetRequiredService<SimulationLane>();

    private static InboxReader Reader(HttpContext context) => context.RequestServices.GetRequiredService<InboxReader>();

    private static InboxPurger Purger(HttpContext context) => context.RequestServices.GetRequiredService<InboxPurger>();

    private static string? TraceOf(HttpContext context) => context.Request.RouteValues[TraceId] as string;

    private static string? Job(HttpContext context) => context.Request.RouteValues[JobId] as string;
}
