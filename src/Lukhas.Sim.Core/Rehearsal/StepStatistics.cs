namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>How one step fared over the rollouts.</summary>
/// <param name="StepId">The step.</param>
/// <param name="StartP50">The median start, in the plan's unit.</param>
/// <param name="FinishP50">The median finish, in the plan's unit.</param>
/// <param name="Criticality">The share of rollouts in which it lies on the critical path, in [0, 1].</param>
/// <param name="Sensitivity">The correlation of its duration with the plan's finish, in [-1, 1].</param>
public sealed record StepStatistics(string StepId, double StartP50, double FinishP50, double Criticality, double Sensitivity);
