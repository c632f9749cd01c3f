using System.Text.Json;
using Lukhas.Sim.Core.Rehearsal;

namespace Lukhas.Sim.Core.Seeds;

/// <summary>What a caller asks the lane to rehearse: a goal, and optionally a plan, context and constraints.</summary>
public sealed record Seed
{
    /// <summary>What is to be rehearsed; at least one character that is not white space.</summary>
    public required string Goal { get; init; }

    /// <summary>Whether <see cref="Goal"/> was cut to the lane's limit and ends in an ellipsis.</summary>
    public bool GoalTruncated { get; init; }

    /// <summary>The caller's plan; null when the lane is to derive one from the goal.</summary>
    public Plan? Plan { get; init; }

    /// <summary>The caller's task state, a JSON object; null when absent or dropped for want of consent.</summary>
    public JsonElement? Context { get; init; }

    /// <summary>The caller's tags, at most 50 of at most 64 characters.</summary>
    public IReadOnlyList<string> UlTags { get; init; } = [];

    /// <summary>How the rehearsal is to be run.</summary>
    public SeedConstraints Constraints { get; init; } = new();
}
