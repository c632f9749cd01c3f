using System.Globalization;
using System.Text.Json;

namespace Lukhas.Sim.Core.Seeds;

/// <summary>
/// The members of one object of a seed, read by type. Every error is noted at its pointer; after one a member reads as if it were
/// absent, so that the rest can be looked at too.
/// </summary>
internal sealed class SeedMembers
{
    private const int NameLimit = 64;

    private readonly JsonPointer _at;
    private readonly SeedErrors _errors;
    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);

    /// <summary>Looks over an object's members.</summary>
    /// <param name="value">The object; anything else is an error.</param>
    /// <param name="at">Where it is.</param>
    /// <param name="errors">Where errors go.</param>
    /// <param name="known">The members it may have.</param>
    public SeedMembers(JsonElement value, JsonPointer at, SeedErrors errors, params ReadOnlySpan<string> known)
    {
        (_at, _errors) = (at, errors);
        IsObject = value.ValueKind == JsonValueKind.Object;
        if (!IsObject)
        {
            errors.Add(at, "Must be an object.");
            return;
        }

        foreach (var member in value.EnumerateObject())
        {
            // A pointer repeats the name; one too long to repeat is reported where its object is.
            if (!known.Contains(member.Name))
                errors.Add(member.Name.Length <= NameLimit ? at.Member(member.Name) : at, "Is not a member known here.");
            else if (!_members.TryAdd(member.Name, member.Value))
                errors.Add(at.Member(member.Name), "Is given more than once.");
        }
    }

    /// <summary>Whether there is an object at all; if not, that is already noted.</summary>
    public bool IsObject { get; }

    /// <summary>Where a member is.</summary>
    public JsonPointer At(string name) => _at.Member(name);

    /// <summary>Notes an error of a member.</summary>
    public void Add(string name, string message) => _errors.Add(At(name), message);

    /// <summary>A member as it is; null when absent, which is an error where it is required.</summary>
    public JsonElement? Value(string name, bool required = false)
    {
        if (_members.TryGetValue(name, out var value))
            return value;
        if (required && IsObject)
            _errors.Add(_at, $"Must have the member {name}.");
        return null;
    }

    /// <summary>An object.</summary>
    public JsonElement? Object(string name) => Expect(name, JsonValueKind.Object, "an object");

    /// <summary>A string of a length within limits, in UTF-16 units.</summary>
    public string? Text(string name, int minLength, int maxLength, bool required = false)
    {
        if (Expect(name, JsonValueKind.String, "a string", required) is not { } value)
            return null;
        if (value.GetString() is { } text && text.Length >= minLength && text.Length <= maxLength)
            return text;
        Add(name, string.Create(CultureInfo.InvariantCulture, $"Must have {minLength} to {maxLength} characters."));
        return null;
    }

    /// <summary>Whether a member is true; false when absent or after an error.</summary>
    public bool Flag(string name)
    {
        if (Value(name) is not { } value)
            return false;
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            Add(name, "Must be true or false.");
        return value.ValueKind == JsonValueKind.True;
    }

    /// <summary>Any number; infinite where it is too large for a double.</summary>
    public double? Number(string name) => Expect(name, JsonValueKind.Number, "a number")?.GetDouble();

    /// <summary>The items of a list; none when absent or after an error.</summary>
    public IReadOnlyList<(JsonElement Value, JsonPointer At)> Items(string name, int minCount, int maxCount)
    {
        if (Expect(name, JsonValueKind.Array, "a list", required: minCount > 0) is not { } value)
            return [];
        if (value.GetArrayLength() is var count && count >= minCount && count <= maxCount)
            return [.. value.EnumerateArray().Select((item, index) => (item, At(name).Item(index)))];
        Add(name, string.Create(CultureInfo.InvariantCulture, $"Must have {minCount} to {maxCount} items."));
        return [];
    }

    /// <summary>A list of strings; those with an error left out.</summary>
    public IReadOnlyList<string> Strings(string name, int maxCount, int maxLength = int.MaxValue)
    {
        var strings = new List<string>();
        foreach (var (value, at) in Items(name, 0, maxCount))
        {
            if (value.ValueKind != JsonValueKind.String)
                _errors.Add(at, "Must be a string.");
            else if (value.GetString() is { } text && text.Length <= maxLength)
                strings.Add(text);
            else
                _errors.Add(at, string.Create(CultureInfo.InvariantCulture, $"Must have at most {maxLength} characters."));
        }

        return strings;
    }

    private JsonElement? Expect(string name, JsonValueKind kind, string description, bool required = false)
    {
        if (Value(name, required) is not { } value)
            return null;
        if (value.ValueKind == kind)
            return value;
        Add(name, $"Must be {description}.");
        return null;
    }
}
