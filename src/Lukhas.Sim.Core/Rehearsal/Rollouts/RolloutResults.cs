using Lukhas.Sim.Core.Rehearsal.Randomness;

namespace Lukhas.Sim.Core.Rehearsal.Rollouts;

/// <summary>Each rollout's finish and cost under one variant; NaN where the plan failed. All that grows with the rollouts.</summary>
/// <param name="rollouts">How many rollouts at most.</param>
internal sealed class RolloutResults(int rollouts)
{
    /// <summary>The finish of each rollout, up to whole blocks.</summary>
    public double[] Finish { get; } = GC.AllocateUninitializedArray<double>(RolloutBlock.Count(rollouts) * RolloutBlock.Size);

    /// <summary>The cost of each rollout, up to whole blocks.</summary>
    public double[] Cost { get; } = GC.AllocateUninitializedArray<double>(RolloutBlock.Count(rollouts) * RolloutBlock.Size);

    /// <summary>Moves the values of rollouts that succeeded to the front, in order.</summary>
    /// <param name="values">Finishes or costs.</param>
    /// <param name="rollouts">How many rollouts were done.</param>
    /// <returns>Those of rollouts that succeeded.</returns>
    public static Span<double> Succeeded(double[] values, int rollouts)
    {
        var count = 0;
        for (var i = 0; i < rollouts; i++)
        {
            values[count] = values[i];
            count += double.IsNaN(values[i]) ? 0 : 1;
        }

        return values.AsSpan(0, count);
    }
}
