using System.Text.Json.Serialization;

namespace Lukhas.Sim.Core.Shards;

/// <summary>What bears a node out.</summary>
/// <param name="Kind"><c>trace</c>, <c>input_key</c> or <c>artifact</c>.</param>
public sealed record MatadaEvidence(string Kind)
{
    /// <summary>Where it is; null when it is told by its hash.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Uri { get; init; }

    /// <summary>What its bytes hash to, <c>sha256:</c> and 64 lower-case hexadecimal digits; null when it is told by its place.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Hash { get; init; }
}
