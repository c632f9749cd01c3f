namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>What would be gained by calming one driver: a risk removed, or a step held at its likeliest.</summary>
/// <param name="Driver">The id of the risk or step.</param>
/// <param name="Kind">Which of the two it is.</param>
/// <param name="UtilityGain">The gain in the probability of success within deadline and budget, in [-1, 1].</param>
/// <param name="P80Gain">
/// By how much the 80th percentile of the finish falls, in the plan's unit, over the rollouts that succeed with and without; 0 where
/// that is too rare to tell.
/// </param>
public sealed record Lever(string Driver, DriverKind Kind, double UtilityGain, double P80Gain);
