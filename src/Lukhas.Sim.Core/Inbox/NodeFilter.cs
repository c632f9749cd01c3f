using System.Text.Json;
using Lukhas.Sim.Core.Shards;

namespace Lukhas.Sim.Core.Inbox;

/// <summary>Which MATADA nodes are asked for.</summary>
/// <param name="Type">Those of this type; null for any.</param>
/// <param name="ConsentScope">Those of a seed that consented to this scope; null for any.</param>
public sealed record NodeFilter(MatadaNodeType? Type, string? ConsentScope)
{
    /// <summary>All of them.</summary>
    public static NodeFilter All { get; } = new(null, null);

    /// <summary>Whether a node is one of those that are asked for.</summary>
    /// <param name="node">The node, as it was written.</param>
    public bool Matches(JsonElement node) =>
        (Type is not { } type || node.GetProperty("type").ValueEquals(type.Name))
        && (ConsentScope is not { } scope
            || node.GetProperty("provenance").GetProperty("consent_scopes").EnumerateArray().Any(consented => consented.ValueEquals(scope)));
}
