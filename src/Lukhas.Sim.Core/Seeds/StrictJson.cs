using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;

namespace Lukhas.Sim.Core.Seeds;

/// <summary>
/// Reads JSON that every reader understands alike (RFC 8259, I-JSON RFC 7493): valid UTF-8, no duplicate names,
/// no unpaired surrogates, at most <see cref="MaxDepth"/> levels.
/// </summary>
public static class StrictJson
{
    /// <summary>Levels of nesting at most; the root counts as one.</summary>
    public const int MaxDepth = 32;

    private static readonly JsonDocumentOptions Options = new()
    {
        AllowDuplicateProperties = false,
        AllowTrailingCommas = false,
        CommentHandling = JsonCommentHandling.Disallow,
        MaxDepth = MaxDepth,
    };

    /// <summary>Reads a document.</summary>
    /// <param name="utf8">The document's bytes.</param>
    /// <param name="root">Its root, independent of <paramref name="utf8"/>; undefined when it could not be read.</param>
    /// <returns>Null when it was read; else what is wrong and where, without any text of the document.</returns>
    public static string? TryParse(ReadOnlyMemory<byte> utf8, out JsonElement root)
    {
        root = default;
        if (!Utf8.IsValid(utf8.Span))
            return "The body is not valid UTF-8.";
        if (EscapedSurrogates.FindUnpaired(utf8.Span) is { } offset)
            return string.Create(CultureInfo.InvariantCulture, $"The body has an unpaired surrogate at byte {offset}.");
        try
        {
            root = JsonElement.Parse(utf8.Span, Options);
            return null;
        }
        catch (JsonException error)
        {
            return Describe(error);
        }
    }

    private static string Describe(JsonException error) => error is { LineNumber: { } line, BytePositionInLine: { } position }
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"The body is not JSON, or nested deeper than {MaxDepth} levels: reading stopped at line {line + 1}, byte {position + 1}.")
        : "The body is not JSON that every reader understands alike: an object has the same name twice.";
}
