using Lukhas.Sim.Api.Endpoints;
using Lukhas.Sim.Api.Requests;
using Microsoft.AspNetCore.Http;

namespace Lukhas.Sim.Cli.Client;

/// <summary>A request to a lane, wherever it runs.</summary>
/// <param name="Route">One of <see cref="SimRoutes"/>.</param>
internal sealed record LaneRequest(SimRoute Route)
{
    /// <summary>The job, on a job's routes.</summary>
    public string? JobId { get; init; }

    /// <summary>The trace, on a trace's routes.</summary>
    public string? TraceId { get; init; }

    /// <summary>The query's parameters; what is null is left out.</summary>
    public IReadOnlyDictionary<string, string?> Query { get; init; } = new Dictionary<string, string?>();

    /// <summary>The body, where there is one: a seed, or what an operator asks; JSON in UTF-8.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>Makes a schedule safe to repeat.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Asks for a capability for the job that a schedule makes.</summary>
    public bool WithCapability { get; init; }

    /// <summary>The route's path, and the query.</summary>
    public string Path
    {
        get
        {
            var template = Filled(Filled(Route.Template, SimRoutes.JobId, JobId), SimRoutes.TraceId, TraceId);
            return $"{SimRoutes.Prefix}/{template}{QueryString.Create(Query.Where(parameter => parameter.Value is not null))}";
        }
    }

    private static string Filled(string template, string name, string? value) =>
        template.Replace($"{{{name}}}", Uri.EscapeDataString(value ?? ""), StringComparison.Ordinal);
}
