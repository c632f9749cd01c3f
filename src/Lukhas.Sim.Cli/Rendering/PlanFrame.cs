using Lukhas.Sim.Core.Rehearsal;

namespace Lukhas.Sim.Cli.Rendering;

/// <summary>What shards leave out of the plan they were made from: its unit, its targets, and what its drivers are called.</summary>
public sealed record PlanFrame
{
    /// <summary>Nothing is known but the shards.</summary>
    public static PlanFrame Unknown { get; } = new() { Unit = "" };

    /// <summary>The unit of all times; empty when unknown.</summary>
    public required string Unit { get; init; }

    /// <summary>By when the plan is to be finished; null when there is no such time or it is unknown.</summary>
    public double? Deadline { get; init; }

    /// <summary>What the plan may cost; null when nothing is said or it is unknown.</summary>
    public double? Budget { get; init; }

    /// <summary>Titles of risks by their ids.</summary>
    public IReadOnlyDictionary<string, string> RiskTitles { get; init; } = new Dictionary<string, string>();

    /// <summary>The frame of a seed's plan.</summary>
    /// <param name="plan">The plan, the seed's own or the one that the lane derives.</param>
    public static PlanFrame Of(Plan plan) => new()
    {
        Unit = SafeText.Line(plan.Unit),
        Deadline = plan.Deadline,
        Budget = plan.Budget,
        RiskTitles = plan.Risks.ToDictionary(risk => risk.Id, risk => risk.Title),
    };

    /// <summary>A time with its unit.</summary>
    /// <param name="value">In the plan's unit.</param>
    public string Time(double value) => Unit.Length == 0 ? Figure.Quantity(value) : $"{Figure.Quantity(value)} {Unit}";

    /// <summary>The targets in words, to follow “likely to be done”.</summary>
    public string Target => (Deadline, Budget) switch
    {
        ({ } deadline, { } budget) => $"by {Time(deadline)} and within {Figure.Quantity(budget)}",
        ({ } deadline, null) => $"by {Time(deadline)}",
        (null, { } budget) => $"within a cost of {Figure.Quantity(budget)}",
        _ => Unit.Length == 0 ? "on target" : "at all (the plan has no deadline and no budget)",
    };
}
