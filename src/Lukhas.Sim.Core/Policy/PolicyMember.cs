using System.Text.Json;
using Lukhas.Sim.Core.Seeds;

namespace Lukhas.Sim.Core.Policy;

/// <summary>A value of a policy document that notes what is wrong with it where it is read, and then reads as empty.</summary>
/// <param name="json">The value; null where it is missing.</param>
/// <param name="pointer">Where it stands; asked only when something is wrong, for a document has many thousand words.</param>
/// <param name="errors">Where errors are noted.</param>
internal sealed class PolicyMember(JsonElement? json, Func<JsonPointer> pointer, PolicyErrors errors)
{
    public JsonPointer Pointer => pointer();

    public bool IsText => json is { ValueKind: JsonValueKind.String };

    public bool IsArray => json is { ValueKind: JsonValueKind.Array };

    public bool IsObject => json is { ValueKind: JsonValueKind.Object };

    public void RequireObject(IReadOnlyList<string> required, IReadOnlyList<string>? optional = null)
    {
        foreach (var (name, member) in Entries())
        {
            if (!required.Contains(name) && optional?.Contains(name) is not true)
                errors.Add(member.Pointer, "is not a member of this object");
        }

        foreach (var name in required.Where(name => json is { ValueKind: JsonValueKind.Object } && !Has(name)))
            errors.Add(Pointer.Member(name), "is missing");
    }

    public bool Has(string name) => json is { ValueKind: JsonValueKind.Object } value && value.TryGetProperty(name, out _);

    public PolicyMember Member(string name) =>
        new(Has(name) ? json!.Value.GetProperty(name) : null, () => Pointer.Member(name), errors);

    public IReadOnlyList<(string Name, PolicyMember Value)> Entries()
    {
        if (!Is(JsonValueKind.Object, "must be an object"))
            return [];
        try
        {
            return [.. json!.Value.EnumerateObject().Select(entry =>
                (entry.Name, new PolicyMember(entry.Value, () => Pointer.Member(entry.Name), errors)))];
        }
        catch (InvalidOperationException)
        {
            errors.Add(Pointer, "has a name with an unpaired surrogate");
            return [];
        }
    }

    public IReadOnlyList<PolicyMember> Items() => Is(JsonValueKind.Array, "must be an array")
        ? [.. json!.Value.EnumerateArray().Select((item, index) => new PolicyMember(item, () => Pointer.Item(index), errors))]
        : [];

    public IReadOnlyList<string> Texts() => [.. Items().Select(item => item.Text())];

    /// <summary>The strings of a long array, without a member for each.</summary>
    /// <param name="problem">What is wrong with one; null when nothing is.</param>
    public IReadOnlyList<string> CheckedTexts(Func<string, string?> problem)
    {
        if (!Is(JsonValueKind.Array, "must be an array"))
            return [];
        var texts = new string[json!.Value.GetArrayLength()];
        var index = 0;
        foreach (var item in json.Value.EnumerateArray())
        {
            texts[index] = item.ValueKind == JsonValueKind.String && TryGetString(item, out var text) ? text : "";
            if (texts[index].Length == 0 || problem(texts[index]) is not null)
                NoteProblem(Items()[index], problem);
            index++;
        }

        return texts;
    }

    /// <summary>A string with something in it.</summary>
    public string Text()
    {
        if (!Is(JsonValueKind.String, "must be a string"))
            return "";
        if (!TryGetString(json!.Value, out var text))
            errors.Add(Pointer, "has an unpaired surrogate");
        else if (string.IsNullOrWhiteSpace(text))
            errors.Add(Pointer, "must not be blank");
        return text;
    }

    private void NoteProblem(PolicyMember item, Func<string, string?> problem)
    {
        if (item.Text() is { Length: > 0 } text && problem(text) is { } found)
            errors.Add(item.Pointer, found);
    }

    private static bool TryGetString(JsonElement element, out string text)
    {
        try
        {
            text = element.GetString()!;
            return true;
        }
        catch (InvalidOperationException)
        {
            text = "";
            return false;
        }
    }

    public double Number() =>
        Is(JsonValueKind.Number, "must be a number") && json!.Value.TryGetDouble(out var number) ? number : double.NaN;

    // A missing value was noted where its object was read.
    private bool Is(JsonValueKind kind, string message)
    {
        if (json is { } value && value.ValueKind != kind)
            errors.Add(Pointer, message);
        return json is { } found && found.ValueKind == kind;
    }
}
