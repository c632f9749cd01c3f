namespace Lukhas.Sim.Core.Rehearsal.Rollouts;

/// <summary>What a plan has to stay within.</summary>
/// <param name="Deadline">The latest finish; infinite for none.</param>
/// <param name="Budget">The highest cost; infinite for none.</param>
internal readonly record struct PlanLimits(double Deadline, double Budget)
{
    /// <summary>The limits of a plan.</summary>
    public static PlanLimits Of(Plan plan) =>
        new(plan.Deadline ?? double.PositiveInfinity, plan.Budget ?? double.PositiveInfinity);
}
