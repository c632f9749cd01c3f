using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lukhas.Sim.Confusables;

/// <summary>Writes the table that the policy gate embeds.</summary>
internal static class ConfusablesTable
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };

    public static string Write(ConfusablesFile unicode, Supplement supplement)
    {
        var own = supplement.Letters.Values.SelectMany(text => text.EnumerateRunes()).Select(rune => rune.Value).ToHashSet();
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("unicode", unicode.Version);
            writer.WriteString("source", $"https://www.unicode.org/Public/security/{unicode.Version}/confusables.txt");
            writer.WriteString("licence", "Unicode License v3, https://www.unicode.org/license.txt. © 1991-2025 Unicode, Inc.");
            writer.WriteString("generator", "eng/confusables; do not edit");
            WriteLetters(writer, "letters", unicode.Letters.Where(pair => !own.Contains(pair.Key))
                .GroupBy(pair => pair.Value.ToString(), pair => pair.Key)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (group.Key, string.Concat(group.Select(value => new Rune(value))))));
            WriteLetters(writer, "supplement", supplement.Letters.Select(pair => (pair.Key, pair.Value)));
            writer.WriteStartArray("alphabets");
            foreach (var first in supplement.Alphabets)
                writer.WriteStringValue(first);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(json.ToArray()) + "\n";
    }

    private static void WriteLetters(Utf8JsonWriter writer, string name, IEnumerable<(string Letter, string LookAlikes)> letters)
    {
        writer.WriteStartObject(name);
        foreach (var (letter, lookAlikes) in letters)
            writer.WriteString(letter, lookAlikes);
        writer.WriteEndObject();
    }
}
