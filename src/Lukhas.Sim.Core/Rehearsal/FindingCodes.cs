namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>The kinds of structural findings.</summary>
public static class FindingCodes
{
    /// <summary>The deadline is earlier than the earliest possible finish.</summary>
    public const string DeadlineBelowBestCase = "deadline-below-best-case";

    /// <summary>The budget is less than the least possible cost.</summary>
    public const string BudgetBelowMinimum = "budget-below-minimum";

    /// <summary>A step waits for nothing and nothing waits for it.</summary>
    public const string IsolatedStep = "isolated-step";

    /// <summary>A risk that nothing is done about.</summary>
    public const string UnmitigatedRisk = "unmitigated-risk";

    /// <summary>A step nobody said how to check.</summary>
    public const string UnverifiedStep = "step-without-verification";

    /// <summary>A step whose duration has no spread.</summary>
    public const string DegenerateRange = "degenerate-range";
}
