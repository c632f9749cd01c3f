namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>
/// What each kind of structural finding takes from coherence. Judgements, not measurements: a limit that cannot be kept halves it, an
/// open risk costs a tenth, and what a plan of twelve steps typically has many of costs little each.
/// </summary>
public static class FindingWeights
{
    /// <summary>The deadline is earlier than the earliest possible finish.</summary>
    public const double DeadlineBelowBestCase = 0.5;

    /// <summary>The budget is less than the least possible cost.</summary>
    public const double BudgetBelowMinimum = 0.5;

    /// <summary>A step waits for nothing and nothing waits for it.</summary>
    public const double IsolatedStep = 0.1;

    /// <summary>A risk that nothing is done about.</summary>
    public const double UnmitigatedRisk = 0.1;

    /// <summary>A step nobody said how to check.</summary>
    public const double UnverifiedStep = 0.03;

    /// <summary>A step whose duration has no spread.</summary>
    public const double DegenerateRange = 0.02;
}
