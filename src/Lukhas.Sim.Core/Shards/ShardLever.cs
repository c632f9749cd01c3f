namespace Lukhas.Sim.Core.Shards;

/// <summary>Something to change first.</summary>
/// <param name="Driver">The id of the risk or step.</param>
/// <param name="Kind"><c>risk</c> or <c>step</c>.</param>
/// <param name="UtilityGain">The gain in the probability of success within deadline and budget, in [-1, 1].</param>
/// <param name="P80Gain">By how much the 80th percentile of the finish falls, in the plan's unit.</param>
/// <param name="Advice">What to do about it, as a sentence.</param>
public sealed record ShardLever(string Driver, string Kind, double UtilityGain, double P80Gain, string Advice);
