namespace Lukhas.Sim.Core.Shards;

/// <summary>The typed record of a shard that other LUKHAS components read; JSON schema <see cref="MatadaSchemaText.Id"/>.</summary>
public sealed record MatadaNode
{
    /// <summary>The version of the node's shape.</summary>
    public int Version { get; } = 1;

    /// <summary><c>{trace_id}#N{index+1}</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is.</summary>
    public required MatadaNodeType Type { get; init; }

    /// <summary>The schema's id.</summary>
    public string SchemaRef { get; } = MatadaSchemaText.Id;

    /// <summary>At most 12, <c>namespace:key=value@v</c>.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>How it stands.</summary>
    public required MatadaState State { get; init; }

    /// <summary>When it was made.</summary>
    public required MatadaTimestamps Timestamps { get; init; }

    /// <summary>Where it came from.</summary>
    public required MatadaProvenance Provenance { get; init; }

    /// <summary>To the nodes of the same trace; at most 32.</summary>
    public required IReadOnlyList<MatadaLink> Links { get; init; }

    /// <summary>What bears it out.</summary>
    public required IReadOnlyList<MatadaEvidence> Evidence { get; init; }
}
