using System.Text.Json;

namespace Lukhas.Sim.Core.Shards;

/// <summary>What was rehearsed.</summary>
public sealed record ShardSeedMeta
{
    /// <summary>The goal.</summary>
    public required string Goal { get; init; }

    /// <summary>The seed's flags.</summary>
    public required JsonElement Flags { get; init; }

    /// <summary><c>plan</c> for the caller's own, <c>heuristic</c> for one derived from the goal.</summary>
    public required string Basis { get; init; }

    /// <summary>The engine and its version.</summary>
    public string Engine { get; } = ShardFactory.Engine;

    /// <summary>Sent as <c>constraints.random_seed</c> with the same plan, it gives the same numbers.</summary>
    public required string RandomSeed { get; init; }
}
