namespace Lukhas.Sim.Core.Shards;

/// <summary>The scores over all shards of a trace, in [0, 1] each.</summary>
/// <param name="UtilityMean">The mean utility.</param>
/// <param name="RiskMax">The greatest risk.</param>
/// <param name="NoveltyMax">The greatest novelty.</param>
public sealed record TraceScores(double UtilityMean, double RiskMax, double NoveltyMax)
{
    /// <summary>The scores over some shards.</summary>
    /// <param name="shards">At least one.</param>
    public static TraceScores Over(IReadOnlyList<DreamShard> shards) => new(
        Figures.Share(shards.Average(shard => shard.Scores.Utility)),
        shards.Max(shard => shard.Scores.Risk),
        shards.Max(shard => shard.Scores.Novelty));
}
