namespace Lukhas.Sim.Core.Shards;

/// <summary>How a node stands, in [0, 1] each.</summary>
/// <param name="Confidence">How narrow the utility's interval is, at most 0.5 for a derived plan.</param>
/// <param name="Salience">How much attention it deserves: the greater of the risk and the chance to miss the target.</param>
/// <param name="Risk">The shard's risk.</param>
/// <param name="Utility">The shard's utility.</param>
/// <param name="Novelty">The shard's novelty.</param>
public sealed record MatadaState(double Confidence, double Salience, double Risk, double Utility, double Novelty);
