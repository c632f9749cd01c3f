using System.Text.Json;

namespace Lukhas.Sim.Core.Policy;

/// <summary>
/// The policy that the lane carries in itself: <c>Default/policy.json</c>, and its words in a file for each language
/// (<c>Default/words</c>).
/// </summary>
internal static class EmbeddedPolicy
{
    private const string Name = "policy.json";
    private const string WordsPrefix = "policy.words.";
    private const string Suffix = ".json";

    /// <summary>The whole document as one JSON object.</summary>
    public static byte[] ReadJson()
    {
        using var policy = JsonDocument.Parse(ReadResource(Name));
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            foreach (var member in policy.RootElement.EnumerateObject())
                member.WriteTo(writer);
            writer.WriteStartObject("words");
            foreach (var resource in WordResources())
            {
                writer.WritePropertyName(resource[WordsPrefix.Length..^Suffix.Length]);
                writer.WriteRawValue(ReadResource(resource), skipInputValidation: true);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static IEnumerable<string> WordResources() => typeof(EmbeddedPolicy).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(WordsPrefix, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    private static byte[] ReadResource(string name)
    {
        using var stream = typeof(EmbeddedPolicy).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is not embedded.");
        var utf8 = new byte[stream.Length];
        stream.ReadExactly(utf8);
        return utf8;
    }
}
