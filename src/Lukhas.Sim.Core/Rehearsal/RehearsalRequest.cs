namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>What the engine is to rehearse.</summary>
public sealed record RehearsalRequest
{
    /// <summary>What the plan is for.</summary>
    public required string Goal { get; init; }

    /// <summary>The caller's plan; null to derive one from <see cref="Goal"/>.</summary>
    public Plan? Plan { get; init; }

    /// <summary>The key of all randomness: the same seed and plan give the same numbers anywhere.</summary>
    public required string RandomSeed { get; init; }

    /// <summary>How much work may be done.</summary>
    public RehearsalBudget Budget { get; init; } = new();

    /// <summary>Threads to use at most; null for as many as there are. Never changes a number.</summary>
    public int? MaxParallelism { get; init; }
}
