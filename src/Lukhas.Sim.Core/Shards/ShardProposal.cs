namespace Lukhas.Sim.Core.Shards;

/// <summary>What a shard proposes.</summary>
public sealed record ShardProposal
{
    /// <summary>What the goal is, the chance to make it, and what drives it, in a sentence or two.</summary>
    public required string Summary { get; init; }

    /// <summary>The goal.</summary>
    public required string Problem { get; init; }

    /// <summary>The variant's assumptions, a sentence each.</summary>
    public required IReadOnlyList<string> Approach { get; init; }

    /// <summary>The steps, in the plan's order, as they are likely to fall.</summary>
    public required IReadOnlyList<ShardStep> Plan { get; init; }

    /// <summary>What to change first, the strongest gain first.</summary>
    public required IReadOnlyList<ShardLever> Levers { get; init; }

    /// <summary>How it would be known to be done, a sentence each.</summary>
    public required IReadOnlyList<string> Verification { get; init; }

    /// <summary>The seed's own tags, then the lane's.</summary>
    public required IReadOnlyList<string> UlTags { get; init; }
}
