namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>A proportion of rollouts with its 95 % interval, all in [0, 1] (Wilson 1927).</summary>
/// <param name="Value">The observed share.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">The interval's upper end.</param>
public readonly record struct Proportion(double Value, double Low, double High);
