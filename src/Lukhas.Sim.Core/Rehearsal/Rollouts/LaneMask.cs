using System.Runtime.Intrinsics;
using Lukhas.Sim.Core.Rehearsal.Randomness;

namespace Lukhas.Sim.Core.Rehearsal.Rollouts;

/// <summary>Which of eight rollouts of a block were asked for: all but in a rehearsal's last block, which is drawn whole.</summary>
internal static class LaneMask
{
    /// <summary>How many rollouts of a block were asked for.</summary>
    public static int RolloutsIn(int block, int rollouts) => Math.Min(RolloutBlock.Size, rollouts - (block * RolloutBlock.Size));

    /// <summary>A mask of the lanes below a count.</summary>
    /// <param name="count">Rollouts left from the first lane on; may exceed the lanes.</param>
    public static Vector512<double> Below(int count) =>
        Vector512.LessThan(Vector512<double>.Indices, Vector512.Create((double)count));
}
