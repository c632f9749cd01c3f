namespace Lukhas.Sim.Core.Shards;

/// <summary>The probability of success, with its 95 % interval.</summary>
/// <param name="Probability">The observed share.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">The interval's upper end.</param>
/// <param name="OnTarget">The same, within deadline and budget.</param>
public sealed record ShardSuccess(double Probability, double Low, double High, ShardProportion OnTarget);
