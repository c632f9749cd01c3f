namespace Lukhas.Sim.Core.Shards;

/// <summary>Where a node came from.</summary>
public sealed record MatadaProvenance
{
    /// <summary>What made it.</summary>
    public string Producer { get; } = "lukhas.sim.rehearsal";

    /// <summary>The scopes that were used; at least one.</summary>
    public required IReadOnlyList<string> Capabilities { get; init; }

    /// <summary>Whose it is.</summary>
    public required string Tenant { get; init; }

    /// <summary>The Λ-trace.</summary>
    public required string TraceId { get; init; }

    /// <summary>What the caller consented to.</summary>
    public required IReadOnlyList<string> ConsentScopes { get; init; }

    /// <summary>The policy that let the seed in.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>The engine and its version.</summary>
    public string ModelSignature { get; } = ShardFactory.Engine;
}
