namespace Lukhas.Sim.Core.Shards;

/// <summary>A shard's scores, in [0, 1] each.</summary>
/// <param name="Utility">The probability of success within deadline and budget.</param>
/// <param name="Risk">Chance of failure and length of the tail in one.</param>
/// <param name="Novelty">How differently the plan hangs together than under the baseline.</param>
/// <param name="Coherence">How sound the plan's structure is.</param>
/// <param name="Safety">How few of the policy's caution terms the seed meets.</param>
public sealed record ShardScores(double Utility, double Risk, double Novelty, double Coherence, double Safety);
