namespace Lukhas.Sim.Core.Policy;

/// <summary>A term that makes a seed less safe without deciding anything.</summary>
public sealed record Caution
{
    /// <summary>The term: a word or a phrase.</summary>
    public required string Term { get; init; }

    /// <summary>How much of the safety score it takes, over 0 and at most 1.</summary>
    public required double Weight { get; init; }

    /// <summary>Other forms of the term; any number of them met counts once.</summary>
    public IReadOnlyList<string> Forms { get; init; } = [];
}
