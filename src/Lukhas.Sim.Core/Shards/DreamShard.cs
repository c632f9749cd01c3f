namespace Lukhas.Sim.Core.Shards;

/// <summary>An advisory proposal: what one variant's rehearsal says of a seed. It never acts.</summary>
public sealed record DreamShard
{
    /// <summary>Always <c>dream_shard</c>.</summary>
    public string Type { get; } = "dream_shard";

    /// <summary>The Λ-trace.</summary>
    public required string TraceId { get; init; }

    /// <summary>The shard's place among its trace's shards, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>When the rehearsal began, in epoch milliseconds.</summary>
    public required long Timestamp { get; init; }

    /// <summary>The assumptions: <c>optimistic</c>, <c>baseline</c> or <c>adversarial</c>.</summary>
    public required string Variant { get; init; }

    /// <summary>What is proposed.</summary>
    public required ShardProposal Proposal { get; init; }

    /// <summary>What may go wrong, one per risk of the plan.</summary>
    public required IReadOnlyList<ShardRisk> Risks { get; init; }

    /// <summary>How good it is, in [0, 1] each.</summary>
    public required ShardScores Scores { get; init; }

    /// <summary>What the rollouts came to.</summary>
    public required ShardOutcome Outcome { get; init; }

    /// <summary>What was rehearsed.</summary>
    public required ShardSeedMeta SeedMeta { get; init; }
}
