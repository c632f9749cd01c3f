using System.Text.Json.Serialization;

namespace Lukhas.Sim.Core.Shards;

/// <summary>The node types that the lane may write: a closed set of two, so that a decision or an awareness cannot be made here.</summary>
[JsonConverter(typeof(MatadaNodeTypeConverter))]
public readonly record struct MatadaNodeType
{
    private readonly string? _name;

    private MatadaNodeType(string name) => _name = name;

    /// <summary>Something that may turn out to be so.</summary>
    public static MatadaNodeType Hypothesis { get; } = new("HYPOTHESIS");

    /// <summary>Something that was lived through again.</summary>
    public static MatadaNodeType Replay { get; } = new("REPLAY");

    /// <summary>The type's name, as other LUKHAS components read it.</summary>
    public string Name => _name ?? throw new InvalidOperationException("This node type was never set.");

    /// <inheritdoc/>
    public override string ToString() => Name;
}
