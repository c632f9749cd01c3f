namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>How one risk fared over the rollouts.</summary>
/// <param name="RiskId">The risk.</param>
/// <param name="Rate">The share of rollouts in which it struck, in [0, 1].</param>
/// <param name="Sensitivity">The correlation of its strike with the plan's finish, in [-1, 1].</param>
public sealed record RiskStatistics(string RiskId, double Rate, double Sensitivity);
