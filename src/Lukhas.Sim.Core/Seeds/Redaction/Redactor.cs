using System.Buffers;
using System.Text.Json;

namespace Lukhas.Sim.Core.Seeds.Redaction;

/// <summary>Takes secrets and what identifies a person out of text and JSON before either is stored.</summary>
/// <remarks>Redacting twice changes nothing more. Plain numbers, dates, versions and prices are left as they are.</remarks>
public static class Redactor
{
    // What stood against a number may have kept it from being seen as one; once that is a placeholder, it is.
    private const int MostPasses = 4;

    // What the JSON writer itself allows.
    private const int DeepestNesting = 1000;

    /// <summary>Puts placeholders for e-mail addresses, phone numbers and bearer-like strings.</summary>
    /// <param name="text">Any text.</param>
    public static string Text(string text)
    {
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var redacted = PersonalText.Redact(BearerText.Redact(text));
            if (redacted == text)
                break;
            text = redacted;
        }

        return text;
    }

    /// <summary>
    /// Redacts every string of a value, names of members included, and replaces the values of members whose names look like
    /// secrets or identifiers by <see cref="Placeholders.Value"/>, whatever they are.
    /// </summary>
    /// <param name="element">A value of a validated document.</param>
    /// <returns>A copy that does not depend on the document.</returns>
    /// <exception cref="InvalidOperationException">A string has an unpaired surrogate.</exception>
    public static JsonElement Element(JsonElement element)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            Write(writer, element);
        var reader = new Utf8JsonReader(buffer.WrittenSpan, new JsonReaderOptions { MaxDepth = DeepestNesting });
        return JsonElement.ParseValue(ref reader);
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(writer, element);
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(Text(element.GetString()!));
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, JsonElement element)
    {
        writer.WriteStartObject();
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            var name = Text(member.Name);
            writer.WritePropertyName(Distinct(name, names));
            if (SensitiveKeys.Matches(name))
                writer.WriteStringValue(Placeholders.Value);
            else
                Write(writer, member.Value);
        }

        writer.WriteEndObject();
    }

    // Two addresses as keys become the same placeholder; a document with a repeated key could not be read again.
    private static string Distinct(string name, Dictionary<string, int> seen)
    {
        if (seen.TryAdd(name, 1))
            return name;
        string distinct;
        do
        {
            distinct = $"{name} ({++seen[name]})";
        }
        while (!seen.TryAdd(distinct, 1));
        return distinct;
    }
}
