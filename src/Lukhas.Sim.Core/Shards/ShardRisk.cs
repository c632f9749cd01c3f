namespace Lukhas.Sim.Core.Shards;

/// <summary>Something that may go wrong.</summary>
/// <param name="Label">What a person calls it.</param>
/// <param name="Probability">The share of rollouts in which it struck, in [0, 1].</param>
/// <param name="Sensitivity">The correlation of its strike with the finish, in [-1, 1].</param>
/// <param name="Mitigation">What is done about it; null when nobody said.</param>
public sealed record ShardRisk(string Label, double Probability, double Sensitivity, string? Mitigation);
