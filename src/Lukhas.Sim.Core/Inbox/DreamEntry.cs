using Lukhas.Sim.Core.Shards;

namespace Lukhas.Sim.Core.Inbox;

/// <summary>A document of the inbox before it is bytes: all the dreams of one trace.</summary>
public sealed record DreamEntry
{
    /// <summary>The Λ-trace.</summary>
    public required string TraceId { get; init; }

    /// <summary>The job.</summary>
    public required string JobId { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Tenant { get; init; }

    /// <summary>When it was written, in epoch milliseconds.</summary>
    public required long SavedTs { get; init; }

    /// <summary>From when on it may be removed, in epoch milliseconds.</summary>
    public required long ExpiresTs { get; init; }

    /// <summary>What was rehearsed.</summary>
    public required SeedSnapshot Seed { get; init; }

    /// <summary>The shards, in the order optimistic, baseline, adversarial.</summary>
    public required IReadOnlyList<DreamShard> Shards { get; init; }

    /// <summary>Their nodes.</summary>
    public required IReadOnlyList<MatadaNode> MatadaNodes { get; init; }

    /// <summary>The scores over all shards.</summary>
    public required TraceScores Scores { get; init; }

    /// <summary>The version of the document's shape.</summary>
    public int Version { get; } = 1;

    /// <summary>The schema of the nodes.</summary>
    public string SchemaRef { get; } = MatadaSchemaText.Id;
}
