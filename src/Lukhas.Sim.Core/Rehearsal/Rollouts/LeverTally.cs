using System.Numerics;
using System.Runtime.Intrinsics;
using Lukhas.Sim.Core.Rehearsal.Statistics;

namespace Lukhas.Sim.Core.Rehearsal.Rollouts;

/// <summary>What a lever's gain is told from: counted for a variant as it is and with each lever pulled, in whole numbers.</summary>
/// <param name="p80Window">Where the 80th percentile of the finish is to be looked for; null not to look.</param>
internal sealed class LeverTally((double Low, double High)? p80Window)
{
    private const int Bins = 128;
    private const double GainPercentile = 0.80;

    private readonly QuantileWindow? _finishes = p80Window is var (low, high) ? new QuantileWindow(low, high, Bins) : null;

    /// <summary>How many rollouts succeeded within deadline and budget.</summary>
    public int OnTarget { get; private set; }

    /// <summary>The 80th percentile of the finish over the rollouts that succeeded; null where none did or none was looked for.</summary>
    public double? P80 => _finishes?.Quantile(GainPercentile);

    /// <summary>Counts eight rollouts.</summary>
    public void Add(in PlanOutcome outcome, Vector512<double> asked, PlanLimits limits)
    {
        var succeeded = outcome.Succeeded & asked;
        OnTarget += BitOperations.PopCount((succeeded & outcome.Within(limits)).ExtractMostSignificantBits());
        _finishes?.Add(outcome.Finish, succeeded);
    }

    /// <summary>Adds another's counts.</summary>
    public void Merge(LeverTally other)
    {
        OnTarget += other.OnTarget;
        if (other._finishes is not null)
            _finishes?.Merge(other._finishes);
    }
}
