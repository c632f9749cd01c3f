using Lukhas.Sim.Api.Endpoints;
using Lukhas.Sim.Api.Requests;

namespace Lukhas.Sim.Cli.Client;

/// <summary>A request to a lane, wherever it runs.</summary>
/// <param name="Route">One of <see cref="SimRoutes"/>.</param>
internal sealed record LaneRequest(SimRoute Route)
{
    /// <summary>The job, on a job's routes.</summary>
    public string? JobId { get; init; }

    /// <summary>The body, where there is one: a seed, or what an operator asks; JSON in UTF-8.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>Makes a schedule safe to repeat.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Asks for a capability for the job that a schedule makes.</summary>
    public bool WithCapability { get; init; }

    /// <summary>The route's path.</summary>
    public string Path =>
        $"{SimRoutes.Prefix}/{Route.Template.Replace($"{{{SimRoutes.JobId}}}", Uri.EscapeDataString(JobId ?? ""), StringComparison.Ordinal)}";
}
