namespace Lukhas.Sim.Core.Policy;

/// <summary>A rule about text: a seed with any string that meets one of its patterns or combinations is decided so.</summary>
public sealed record PolicyRule
{
    /// <summary>The id, told to the caller; lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>Deny or step-up.</summary>
    public required PolicyDecisionKind Decision { get; init; }

    /// <summary>Why the rule exists, as a sentence for the caller.</summary>
    public required string Rationale { get; init; }

    /// <summary>Regular expressions without case, in which <c>{name}</c> stands for any of the document's words of that name.</summary>
    public IReadOnlyList<string> Patterns { get; init; } = [];

    /// <summary>
    /// Names of lists of words, <c>one|other</c> for either; a text meets a combination when it has a word of each, in any order.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Combinations { get; init; } = [];

    /// <summary>Texts that the rule must decide.</summary>
    public IReadOnlyList<string> PositiveExamples { get; init; } = [];

    /// <summary>Texts that the rule must leave alone.</summary>
    public IReadOnlyList<string> NegativeExamples { get; init; } = [];

    /// <summary>Its place among the rules of the document, from 0; null where it is inherited.</summary>
    internal int? Position { get; init; }
}
