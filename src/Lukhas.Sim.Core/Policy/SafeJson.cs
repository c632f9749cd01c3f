using System.Text.Json;

namespace Lukhas.Sim.Core.Policy;

/// <summary>Reads JSON that may hold unpaired surrogates, which it tells as null: the gate denies what it cannot read.</summary>
internal static class SafeJson
{
    public static string? Text(JsonElement value)
    {
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public static string? Name(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The members of an object whose names can be read; none of anything else.</summary>
    public static IEnumerable<(string Name, JsonElement Value)> Members(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
            yield break;
        foreach (var member in value.EnumerateObject())
        {
            if (Name(member) is { } name)
                yield return (name, member.Value);
        }
    }

    /// <summary>The items of an array; none of anything else.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];
}
