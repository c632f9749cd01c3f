namespace Lukhas.Sim.Core.Policy;

/// <summary>What policy says of a seed, and why; never any text of the seed itself.</summary>
public sealed record PolicyDecision
{
    /// <summary>Allow, step-up or deny.</summary>
    public required PolicyDecisionKind Kind { get; init; }

    /// <summary>The id of the rule that decided; null when no rule met the seed and it is allowed.</summary>
    public string? Rule { get; init; }

    /// <summary>Why the rule exists, as a sentence.</summary>
    public required string Rationale { get; init; }

    /// <summary>The field that met the rule (RFC 6901); its parent where the key itself did; null when allowed.</summary>
    public string? Pointer { get; init; }

    /// <summary>The version of the policy document that decided.</summary>
    public required string PolicyVersion { get; init; }
}
