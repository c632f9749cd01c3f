namespace Lukhas.Sim.Cli.Client;

/// <summary>A lane that answers requests: over HTTP, or in this process.</summary>
internal interface ILane
{
    /// <summary>Has the lane answer a request.</summary>
    Task<LaneAnswer> SendAsync(LaneRequest request, CancellationToken cancellationToken);
}
