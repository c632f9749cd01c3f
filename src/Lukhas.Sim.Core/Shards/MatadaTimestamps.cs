namespace Lukhas.Sim.Core.Shards;

/// <summary>When a node was made.</summary>
/// <param name="CreatedTs">Epoch milliseconds.</param>
public sealed record MatadaTimestamps(long CreatedTs);
