namespace Lukhas.Sim.Core.Rehearsal.Randomness;

/// <summary>The grain of the work: rollouts are sampled, evaluated and counted in blocks.</summary>
internal static class RolloutBlock
{
    /// <summary>
    /// Rollouts in a block. Part of the layout of the random numbers: another size gives other numbers. This one keeps a plan of a
    /// dozen steps, under three variants, within a core's second-level cache.
    /// </summary>
    public const int Size = 256;

    /// <summary>How many blocks hold so many rollouts.</summary>
    public static int Count(int rollouts) => (rollouts + Size - 1) / Size;
}
