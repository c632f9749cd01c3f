using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Lukhas.Sim.Core.Seeds;

/// <summary>
/// One form for documents that say the same: names in ordinal order, no white space, numbers by value.
/// After RFC 8785, but for integers, which keep all their digits.
/// </summary>
public static class CanonicalJson
{
    /// <summary>The SHA-256 of a document's canonical form.</summary>
    /// <param name="element">The document.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Hash(JsonElement element)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            Write(writer, element);
        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                    Write(writer, item);
                writer.WriteEndArray();
                break;
            case JsonValueKind.Number:
                writer.WriteRawValue(Number(element), skipInputValidation: true);
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    private static string Number(JsonElement element)
    {
        var text = element.GetRawText();
        var value = element.GetDouble();
        return text.AsSpan().ContainsAny('.', 'e', 'E') && double.IsFinite(value)
            ? value.ToString("R", CultureInfo.InvariantCulture)
            : text;
    }
}
