namespace Lukhas.Sim.Core.Seeds;

/// <summary>A place in a JSON document (RFC 6901), built from the root downwards.</summary>
/// <param name="Value">The pointer's text; empty for the whole document.</param>
public readonly record struct JsonPointer(string Value)
{
    /// <summary>The whole document.</summary>
    public static JsonPointer Root { get; } = new("");

    /// <summary>The member <paramref name="name"/> of the object this points to.</summary>
    /// <param name="name">The member's name, unescaped.</param>
    public JsonPointer Member(string name) =>
        new($"{Value}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}");

    /// <summary>The item <paramref name="index"/> of the array this points to.</summary>
    /// <param name="index">Zero-based.</param>
    public JsonPointer Item(int index) => new($"{Value}/{index}");

    /// <inheritdoc/>
    public override string ToString() => Value ?? "";
}
