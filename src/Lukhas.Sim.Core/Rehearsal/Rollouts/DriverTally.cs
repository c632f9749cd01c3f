using System.Numerics;
using System.Runtime.Intrinsics;

namespace Lukhas.Sim.Core.Rehearsal.Rollouts;

/// <summary>How a pilot's rollouts went, as drawn or with one driver calmed.</summary>
/// <param name="rollouts">How many rollouts there will be, up to whole lanes.</param>
internal sealed class DriverTally(int rollouts)
{
    private const int EnoughForPercentiles = 400;

    private readonly double[] _finishes = new double[rollouts];
    private int _onTarget;

    /// <summary>Where the 80th percentile of the finish is to be looked for; null where no rollout succeeded.</summary>
    public (double Low, double High)? P80Window
    {
        get
        {
            var sorted = Succeeded.Order().ToArray();
            return sorted.Length switch
            {
                0 => null,
                < EnoughForPercentiles => (sorted[0], sorted[^1]),
                _ => (sorted[sorted.Length * 7 / 10], sorted[sorted.Length * 9 / 10]),
            };
        }
    }

    private IEnumerable<double> Succeeded => _finishes.Where(finish => !double.IsNaN(finish));

    /// <summary>Counts eight rollouts.</summary>
    /// <param name="first">The first of them, a multiple of eight.</param>
    /// <param name="outcome">How they ended.</param>
    /// <param name="asked">Which of them were asked for.</param>
    /// <param name="limits">The plan's limits.</param>
    public void Add(int first, in PlanOutcome outcome, Vector512<double> asked, PlanLimits limits)
    {
        var succeeded = outcome.Succeeded & asked;
        _onTarget += BitOperations.PopCount((succeeded & outcome.Within(limits)).ExtractMostSignificantBits());
        Vector512.ConditionalSelect(succeeded, outcome.Finish, Vector512.Create(double.NaN)).CopyTo(_finishes, first);
    }

    /// <summary>
    /// How strong the driver is whose calming turned <paramref name="given"/> into this: the gain in on-target probability plus the
    /// relative fall of the mean finish.
    /// </summary>
    /// <param name="given">The tally of the same rollouts as drawn.</param>
    public double StrengthOver(DriverTally given)
    {
        var utilityGain = (double)(_onTarget - given._onTarget) / _finishes.Length;
        var (before, after) = (given.MeanFinish(), MeanFinish());
        return before > 0 && after is not null ? utilityGain + ((before.Value - after.Value) / before.Value) : utilityGain;
    }

    private double? MeanFinish()
    {
        var (sum, count) = (0.0, 0);
        foreach (var finish in Succeeded)
        {
            sum += finish;
            count++;
        }

        return count == 0 ? null : sum / count;
    }
}
