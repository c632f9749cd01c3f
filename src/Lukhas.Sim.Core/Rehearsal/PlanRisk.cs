namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>Something that may happen once during a plan and make it later, dearer or impossible.</summary>
public sealed record PlanRisk
{
    /// <summary>Unique within the plan's risks, <c>[A-Za-z0-9_-]{1,64}</c>.</summary>
    public required string Id { get; init; }

    /// <summary>What a person calls it; the id when the caller gave none.</summary>
    public required string Title { get; init; }

    /// <summary>The probability that it strikes, in [0, 1].</summary>
    public required double Probability { get; init; }

    /// <summary>The ids of the steps it strikes; empty for every step.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>What it adds to the duration of each struck step, in the plan's unit.</summary>
    public Estimate Delay { get; init; } = Estimate.Zero;

    /// <summary>What it adds to the cost of each struck step.</summary>
    public Estimate Cost { get; init; } = Estimate.Zero;

    /// <summary>Whether the plan fails when it strikes.</summary>
    public bool Fatal { get; init; }

    /// <summary>What is done about it; null when nobody said.</summary>
    public string? Mitigation { get; init; }
}
