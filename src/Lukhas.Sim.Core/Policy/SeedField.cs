using Lukhas.Sim.Core.Seeds;
using Lukhas.Sim.Core.Seeds.Redaction;

namespace Lukhas.Sim.Core.Policy;

/// <summary>A place in a seed, whose pointer may be told to a caller and kept in the audit log.</summary>
/// <remarks>
/// Some objects of a seed are free in their members' names, so a name can be a secret or an address. The pointer is made on
/// demand, since few of a seed's places are ever told.
/// </remarks>
internal sealed class SeedField
{
    // What a member's name takes to be a name, and not a text.
    private const int LongestName = 64;

    private readonly SeedField? _parent;
    private readonly string? _name;
    private readonly int _index;

    private SeedField(SeedField? parent, string? name, int index) => (_parent, _name, _index) = (parent, name, index);

    /// <summary>The whole seed.</summary>
    public static SeedField Root { get; } = new(parent: null, name: null, index: 0);

    /// <summary>
    /// The pointer (RFC 6901), which ends before the first name that redaction would change or that is longer than 64
    /// characters, and at the first whose value redaction would hide.
    /// </summary>
    public string Pointer => Tell().Pointer.Value;

    public SeedField Member(string name) => new(this, name, index: 0);

    public SeedField Item(int index) => new(this, name: null, index);

    private (JsonPointer Pointer, bool Ended) Tell()
    {
        if (_parent is null)
            return (JsonPointer.Root, false);
        var parent = _parent.Tell();
        if (parent.Ended)
            return parent;
        if (_name is null)
            return (parent.Pointer.Item(_index), false);
        return _name.Length > LongestName || Redactor.Text(_name) != _name
            ? (parent.Pointer, true)
            : (parent.Pointer.Member(_name), SensitiveKeys.Matches(_name));
    }
}
