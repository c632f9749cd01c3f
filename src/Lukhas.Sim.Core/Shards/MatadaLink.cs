namespace Lukhas.Sim.Core.Shards;

/// <summary>A link to another node of the same trace.</summary>
/// <param name="TargetNodeId">The other node.</param>
/// <param name="Weight">1 − the distance of the two utilities, in [0, 1].</param>
public sealed record MatadaLink(string TargetNodeId, double Weight)
{
    /// <summary>Nodes of one trace belong to one time.</summary>
    public string LinkType { get; } = "temporal";

    /// <summary>Neither comes first.</summary>
    public string Direction { get; } = "bidirectional";
}
