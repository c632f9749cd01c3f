using Lukhas.Sim.Core.Rehearsal.Randomness;

namespace Lukhas.Sim.Core.Rehearsal.Rollouts;

/// <summary>
/// What chance did in a block of rollouts under one variant, as a structure of arrays: a row of <see cref="RolloutBlock.Size"/>
/// numbers for each step or risk. Durations and costs are before the systemic factor. Flags are 0 or 1, to be summed.
/// </summary>
internal sealed class VariantRollouts(int steps, int risks)
{
    /// <summary>Each step's duration over all its attempts, without risks.</summary>
    public double[] Duration { get; } = new double[steps * RolloutBlock.Size];

    /// <summary>Each step's cost over all its attempts, without risks.</summary>
    public double[] Cost { get; } = new double[steps * RolloutBlock.Size];

    /// <summary>Whether all attempts at each step failed.</summary>
    public double[] Failed { get; } = new double[steps * RolloutBlock.Size];

    /// <summary>Whether each risk struck.</summary>
    public double[] Struck { get; } = new double[risks * RolloutBlock.Size];

    /// <summary>What each risk adds to a step's duration; 0 where it did not strike.</summary>
    public double[] Delay { get; } = new double[risks * RolloutBlock.Size];

    /// <summary>What each risk adds to a step's cost; 0 where it did not strike.</summary>
    public double[] RiskCost { get; } = new double[risks * RolloutBlock.Size];

    /// <summary>The systemic factor.</summary>
    public double[] Factor { get; } = new double[RolloutBlock.Size];

    /// <summary>How many things failed the plan: failed steps and fatal risks that struck.</summary>
    public double[] Failures { get; } = new double[RolloutBlock.Size];

    /// <summary>One step's or risk's row of an array.</summary>
    public static Span<double> Row(double[] rows, int index) => rows.AsSpan(index * RolloutBlock.Size, RolloutBlock.Size);
}
