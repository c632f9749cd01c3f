using System.Text.Json;
using Lukhas.Sim.Core.Rehearsal;

namespace Lukhas.Sim.Core.Seeds;

/// <summary>The conditions under which a seed is rehearsed.</summary>
public sealed record SeedConstraints
{
    /// <summary>Free members, a JSON object; some of them mean something to the policy gate. Null when absent.</summary>
    public JsonElement? Flags { get; init; }

    /// <summary>What the caller consents to, at most 50 scopes.</summary>
    public IReadOnlyList<string> ConsentScopes { get; init; } = [];

    /// <summary>How much work the rehearsal may do.</summary>
    public RehearsalBudget Budget { get; init; } = new();

    /// <summary>Makes the numbers reproducible, at most 64 characters; null to use the job's id.</summary>
    public string? RandomSeed { get; init; }

    /// <summary>The MATADA node types the caller wants.</summary>
    public IReadOnlyList<string> NodeTypes { get; init; } = [];
}
