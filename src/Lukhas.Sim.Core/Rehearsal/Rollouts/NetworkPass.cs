using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lukhas.Sim.Core.Rehearsal.Randomness;

namespace Lukhas.Sim.Core.Rehearsal.Rollouts;

/// <summary>
/// Carries eight rollouts at a time through the plan's network. Eight lanes always (<see cref="Vector512{T}"/>), on any machine; the
/// runtime splits them where registers are narrower. Only additions, multiplications and maxima: no lane depends on another.
/// </summary>
/// <param name="model">The plan.</param>
internal sealed class NetworkPass(PlanModel model)
{
    /// <summary>Rollouts in a pass.</summary>
    public const int Lanes = 8;

    private readonly Vector512<double>[] _calmedFinishes = new Vector512<double>[model.Plan.Steps.Count];
    private readonly bool[][] _touched = [.. model.Drivers.Select(driver => Touched(model, driver))];

    /// <summary>Each step's duration, with risks and the systemic factor.</summary>
    public Vector512<double>[] Durations { get; } = new Vector512<double>[model.Plan.Steps.Count];

    /// <summary>Each step's cost, with risks and the systemic factor.</summary>
    public Vector512<double>[] Costs { get; } = new Vector512<double>[model.Plan.Steps.Count];

    /// <summary>When each step starts.</summary>
    public Vector512<double>[] Starts { get; } = new Vector512<double>[model.Plan.Steps.Count];

    /// <summary>When each step finishes.</summary>
    public Vector512<double>[] Finishes { get; } = new Vector512<double>[model.Plan.Steps.Count];

    /// <summary>Runs the plan as it was drawn.</summary>
    /// <param name="rollouts">The block.</param>
    /// <param name="at">The first rollout, a multiple of <see cref="Lanes"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public PlanOutcome Run(VariantRollouts rollouts, int at)
    {
        var (finish, cost) = (Vector512<double>.Zero, Vector512<double>.Zero);
        var factor = Load(rollouts.Factor, 0, at);
        foreach (var step in model.Graph.Order)
        {
            var stepDuration = Load(rollouts.Duration, step, at);
            var stepCost = Load(rollouts.Cost, step, at);
            foreach (var risk in model.RisksOf[step])
            {
                stepDuration += Load(rollouts.Delay, risk, at);
                stepCost += Load(rollouts.RiskCost, risk, at);
            }

            stepDuration *= factor;
            stepCost *= factor;
            var start = Start(step, Finishes);
            var stepFinish = start + stepDuration;
            Durations[step] = stepDuration;
            Costs[step] = stepCost;
            Starts[step] = start;
            Finishes[step] = stepFinish;
            finish = Vector512.MaxNative(finish, stepFinish);
            cost += stepCost;
        }

        return new PlanOutcome(finish, cost, Load(rollouts.Failures, 0, at));
    }

    /// <summary>Runs the same rollouts as the last <see cref="Run"/>, with one driver calmed.</summary>
    /// <param name="rollouts">The block of the last run.</param>
    /// <param name="at">The first rollout of the last run.</param>
    /// <param name="driverIndex">Which of the plan's drivers.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public PlanOutcome RunCalmed(VariantRollouts rollouts, int at, int driverIndex)
    {
        var driver = model.Drivers[driverIndex];
        var touched = _touched[driverIndex];
        var (finish, cost) = (Vector512<double>.Zero, Vector512<double>.Zero);
        var factor = Load(rollouts.Factor, 0, at);
        foreach (var step in model.Graph.Order)
        {
            var (stepDuration, stepCost) = (Durations[step], Costs[step]);
            if (touched[step])
                (stepDuration, stepCost) = Calm(rollouts, at, driver, step, factor);
            var stepFinish = Start(step, _calmedFinishes) + stepDuration;
            _calmedFinishes[step] = stepFinish;
            finish = Vector512.MaxNative(finish, stepFinish);
            cost += stepCost;
        }

        return new PlanOutcome(finish, cost, Load(rollouts.Failures, 0, at) - FailuresBy(rollouts, at, driver));
    }

    // Summed afresh rather than subtracted, so that a calmed plan is exactly what it would have been without its driver.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private (Vector512<double> Duration, Vector512<double> Cost) Calm(
        VariantRollouts rollouts, int at, Driver driver, int step, Vector512<double> factor)
    {
        var isStep = driver.Kind == DriverKind.Step;
        var duration = isStep ? Vector512.Create(model.Plan.Steps[step].Duration.Mode) : Load(rollouts.Duration, step, at);
        var cost = isStep ? Vector512.Create(model.Plan.Steps[step].Cost.Mode) : Load(rollouts.Cost, step, at);
        foreach (var risk in model.RisksOf[step])
        {
            if (!isStep && risk == driver.Index)
                continue;
            duration += Load(rollouts.Delay, risk, at);
            cost += Load(rollouts.RiskCost, risk, at);
        }

        return (duration * factor, cost * factor);
    }

    /// <summary>How many failures of the last run were a driver's: what calming it takes away.</summary>
    public Vector512<double> FailuresBy(VariantRollouts rollouts, int at, Driver driver)
    {
        if (driver.Kind == DriverKind.Step)
            return Load(rollouts.Failed, driver.Index, at);
        return model.Plan.Risks[driver.Index].Fatal ? Load(rollouts.Struck, driver.Index, at) : Vector512<double>.Zero;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<double> Start(int step, Vector512<double>[] finishes)
    {
        var start = Vector512<double>.Zero;
        foreach (var before in model.Graph.Predecessors[step])
            start = Vector512.MaxNative(start, finishes[before]);
        return start;
    }

    /// <summary>Eight rollouts of a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Load(double[] rows, int row, int at) =>
        Vector512.Create<double>(rows.AsSpan((row * RolloutBlock.Size) + at, Lanes));

    private static bool[] Touched(PlanModel model, Driver driver) =>
    [
        .. Enumerable.Range(0, model.Plan.Steps.Count).Select(step =>
            driver.Kind == DriverKind.Step ? step == driver.Index : model.RisksOf[step].Contains(driver.Index)),
    ];
}
