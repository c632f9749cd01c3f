using Lukhas.Sim.Core.Rehearsal;

namespace Lukhas.Sim.Core.Shards;

/// <summary>A probability with its 95 % interval, all in [0, 1].</summary>
/// <param name="Probability">The observed share.</param>
/// <param name="Low">The interval's lower end.</param>
/// <param name="High">The interval's upper end.</param>
public sealed record ShardProportion(double Probability, double Low, double High)
{
    /// <summary>A proportion of rollouts, as it is told.</summary>
    /// <param name="proportion">The engine's.</param>
    public static ShardProportion Of(Proportion proportion) =>
        new(Figures.Share(proportion.Value), Figures.Share(proportion.Low), Figures.Share(proportion.High));
}
