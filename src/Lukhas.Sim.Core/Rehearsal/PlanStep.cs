namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>One activity of a plan.</summary>
public sealed record PlanStep
{
    /// <summary>Unique within the plan, <c>[A-Za-z0-9_-]{1,64}</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What a person calls it; the id when the caller gave none.</summary>
    public required string Title { get; init; }

    /// <summary>The ids of the steps that must have finished first; at most 32.</summary>
    public IReadOnlyList<string> After { get; init; } = [];

    /// <summary>How long one attempt takes, in the plan's unit.</summary>
    public required Estimate Duration { get; init; }

    /// <summary>What one attempt costs.</summary>
    public Estimate Cost { get; init; } = Estimate.Zero;

    /// <summary>The probability that one attempt succeeds, in [0, 1].</summary>
    public double Success { get; init; } = 1;

    /// <summary>How many further attempts follow a failed one, 0 to 100.</summary>
    public int Retries { get; init; }

    /// <summary>How it is known to be done; null when nobody said.</summary>
    public string? Verify { get; init; }
}
