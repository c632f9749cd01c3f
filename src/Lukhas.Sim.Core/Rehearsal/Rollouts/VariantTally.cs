using Lukhas.Sim.Core.Rehearsal.Statistics;

namespace Lukhas.Sim.Core.Rehearsal.Rollouts;

/// <summary>What is counted of a variant's rollouts, all in whole numbers, so that threads may add theirs up in any order.</summary>
internal sealed class VariantTally
{
    private readonly int[][] _predecessors;
    private readonly QuantileWindow?[] _starts;

    /// <summary>An empty tally.</summary>
    public VariantTally(PlanModel model, VariantPilot pilot)
    {
        _predecessors = model.Graph.Predecessors;
        Critical = new int[model.Plan.Steps.Count];
        Struck = new int[model.Plan.Risks.Count];
        Finishes = [.. pilot.FinishQuartiles.Select(VariantPilot.MedianWindow)];
        _starts = [.. pilot.StartQuartiles.Select((quartiles, step) => Joins(step) ? VariantPilot.MedianWindow(quartiles) : null)];
        Given = new LeverTally(pilot.GivenP80Window);
        Levers = [.. pilot.LeverP80Windows.Select(window => new LeverTally(window))];
    }

    /// <summary>Rollouts in which each step was on a critical path.</summary>
    public int[] Critical { get; }

    /// <summary>Rollouts in which each risk struck.</summary>
    public int[] Struck { get; }

    /// <summary>Where each step's finish was.</summary>
    public QuantileWindow[] Finishes { get; }

    /// <summary>Where each step's start was; null where that is known from another step's finish, or nothing.</summary>
    public IReadOnlyList<QuantileWindow?> Starts => _starts;

    /// <summary>The variant as it is.</summary>
    public LeverTally Given { get; }

    /// <summary>The variant with each lever pulled.</summary>
    public LeverTally[] Levers { get; }

    /// <summary>A step's median start.</summary>
    public double StartMedian(int step)
    {
        if (_starts[step] is { } window)
            return window.Quantile(0.5) ?? 0;
        return _predecessors[step] is [var only] ? FinishMedian(only) : 0;
    }

    /// <summary>A step's median finish.</summary>
    public double FinishMedian(int step) => Finishes[step].Quantile(0.5) ?? 0;

    /// <summary>Adds another's counts.</summary>
    public void Merge(VariantTally other)
    {
        Add(Critical, other.Critical);
        Add(Struck, other.Struck);
        for (var step = 0; step < Finishes.Length; step++)
        {
            Finishes[step].Merge(other.Finishes[step]);
            if (_starts[step] is { } window && other._starts[step] is { } otherWindow)
                window.Merge(otherWindow);
        }

        Given.Merge(other.Given);
        for (var lever = 0; lever < Levers.Length; lever++)
            Levers[lever].Merge(other.Levers[lever]);
    }

    private bool Joins(int step) => _predecessors[step].Length > 1;

    private static void Add(int[] counts, int[] others)
    {
        for (var i = 0; i < counts.Length; i++)
            counts[i] += others[i];
    }
}
