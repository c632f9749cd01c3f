using System.Runtime.Intrinsics;

namespace Lukhas.Sim.Core.Rehearsal.Rollouts;

/// <summary>How eight rollouts ended.</summary>
/// <param name="Finish">The latest finish of a step.</param>
/// <param name="Cost">The sum over the steps.</param>
/// <param name="Failures">How many things failed the plan; 0 where it succeeded.</param>
internal readonly record struct PlanOutcome(Vector512<double> Finish, Vector512<double> Cost, Vector512<double> Failures)
{
    /// <summary>A mask of the rollouts that succeeded.</summary>
    public Vector512<double> Succeeded => Vector512.Equals(Failures, Vector512<double>.Zero);

    /// <summary>A mask of the rollouts that finished and cost no more than allowed, whether or not they succeeded.</summary>
    public Vector512<double> Within(PlanLimits limits) =>
        Vector512.LessThanOrEqual(Finish, Vector512.Create(limits.Deadline))
        & Vector512.LessThanOrEqual(Cost, Vector512.Create(limits.Budget));
}
