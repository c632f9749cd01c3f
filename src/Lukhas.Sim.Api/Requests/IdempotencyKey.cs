using System.Diagnostics.CodeAnalysis;
using Lukhas.Sim.Api.Problems;
using Microsoft.AspNetCore.Http;

namespace Lukhas.Sim.Api.Requests;

/// <summary>The <c>Idempotency-Key</c> header: 1 to 128 printable ASCII characters, bare or as a quoted string (RFC 8941, section 3.3.3).</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    public const string ReplayedHeader = "Idempotency-Replayed";

    private const int MaxLength = 128;

    /// <summary>Reads the header.</summary>
    /// <param name="request">The request.</param>
    /// <param name="key">The key; null when there is no such header.</param>
    /// <param name="problem">What is wrong with the header.</param>
    public static bool TryRead(HttpRequest request, out string? key, [NotNullWhen(false)] out Problem? problem)
    {
        key = null;
        problem = null;
        var values = request.Headers[Header];
        if (values.Count == 0)
            return true;
        if (values.Count == 1 && TryUnquote(values.ToString().Trim(' ', '\t'), out key))
            return true;

        problem = ProblemMapper.InvalidRequest($"The {Header} header must be 1 to {MaxLength} printable ASCII characters, bare or quoted, and sent once.");
        return false;
    }

    private static bool TryUnquote(string text, [NotNullWhen(true)] out string? key)
    {
        key = text.StartsWith('"') ? Unquote(text) : text;
        if (key is { Length: >= 1 and <= MaxLength } && key.All(character => character is >= ' ' and <= '~') && !string.IsNullOrWhiteSpace(key))
            return true;
        key = null;
        return false;
    }

    private static string? Unquote(string text)
    {
        var key = new System.Text.StringBuilder(text.Length);
        for (var at = 1; at < text.Length; at++)
        {
            if (text[at] == '"')
                return at == text.Length - 1 ? key.ToString() : null;
            if (text[at] == '\\' && (++at == text.Length || text[at] is not ('"' or '\\')))
                return null;
            key.Append(text[at]);
        }

        return null;
    }
}
