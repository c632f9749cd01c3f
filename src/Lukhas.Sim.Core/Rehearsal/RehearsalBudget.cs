namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>How much work a rehearsal may do; it stops at whichever limit comes first.</summary>
/// <param name="Rollouts">Rollouts per variant, 100 to 1,000,000.</param>
/// <param name="Seconds">Wall-clock seconds, above 0 and at most 30.</param>
public sealed record RehearsalBudget(int Rollouts = RehearsalBudget.DefaultRollouts, double Seconds = RehearsalBudget.DefaultSeconds)
{
    /// <summary>Rollouts when a seed says nothing.</summary>
    public const int DefaultRollouts = 20_000;

    /// <summary>Seconds when a seed says nothing.</summary>
    public const double DefaultSeconds = 2;

    /// <summary>The fewest rollouts a seed may ask for.</summary>
    public const int MinRollouts = 100;

    /// <summary>The most rollouts a seed may ask for.</summary>
    public const int MaxRollouts = 1_000_000;

    /// <summary>The most seconds a seed may ask for.</summary>
    public const double MaxSeconds = 30;
}
