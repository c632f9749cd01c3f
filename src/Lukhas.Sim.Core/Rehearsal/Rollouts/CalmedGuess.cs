using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lukhas.Sim.Core.Rehearsal.Rollouts;

/// <summary>
/// Guesses how eight rollouts would have gone with one driver calmed, without running them again: what the driver put on critical
/// steps comes off the plan's finish. That is exact while the critical path stays where it is, and never too little where a driver
/// only delays: enough to tell which drivers are worth running.
/// </summary>
/// <param name="model">The plan.</param>
/// <param name="pass">What carries the rollouts.</param>
internal sealed class CalmedGuess(PlanModel model, NetworkPass pass)
{
    private readonly CriticalPath _critical = new(model.Graph);
    private readonly int[][] _struckBy = [.. model.Drivers.Select(driver => StruckBy(model, driver))];

    /// <summary>Takes in the rollouts that the pass has just run; to be called before any guess on them.</summary>
    public void Look(in PlanOutcome outcome) => _critical.Trace(pass, outcome.Finish);

    /// <summary>The outcome with a driver calmed, about.</summary>
    /// <param name="rollouts">The block of the last run.</param>
    /// <param name="at">The first rollout of the last run.</param>
    /// <param name="given">The outcome of the last run.</param>
    /// <param name="driverIndex">Which of the plan's drivers.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public PlanOutcome Of(VariantRollouts rollouts, int at, in PlanOutcome given, int driverIndex)
    {
        var driver = model.Drivers[driverIndex];
        var factor = NetworkPass.Load(rollouts.Factor, 0, at);
        var isStep = driver.Kind == DriverKind.Step;
        var delay = isStep
            ? NetworkPass.Load(rollouts.Duration, driver.Index, at) - Vector512.Create(model.Plan.Steps[driver.Index].Duration.Mode)
            : NetworkPass.Load(rollouts.Delay, driver.Index, at);
        var cost = isStep
            ? NetworkPass.Load(rollouts.Cost, driver.Index, at) - Vector512.Create(model.Plan.Steps[driver.Index].Cost.Mode)
            : NetworkPass.Load(rollouts.RiskCost, driver.Index, at);
        var struck = _struckBy[driverIndex];
        var critical = Vector512<double>.Zero;
        foreach (var step in struck)
            critical += _critical.Steps[step] & Vector512<double>.One;
        return new PlanOutcome(
            given.Finish - (critical * delay * factor),
            given.Cost - (Vector512.Create((double)struck.Length) * cost * factor),
            given.Failures - pass.FailuresBy(rollouts, at, driver));
    }

    private static int[] StruckBy(PlanModel model, Driver driver) => driver.Kind == DriverKind.Step
        ? [driver.Index]
        : [.. Enumerable.Range(0, model.Plan.Steps.Count).Where(step => model.RisksOf[step].Contains(driver.Index))];
}
