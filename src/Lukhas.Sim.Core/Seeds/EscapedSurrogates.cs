using System.Buffers.Text;

namespace Lukhas.Sim.Core.Seeds;

/// <summary>Finds <c>\uD800</c> to <c>\uDFFF</c> escapes that do not come in pairs; JSON's grammar lets them pass.</summary>
internal static class EscapedSurrogates
{
    private const int EscapeLength = 6;

    /// <summary>The offset of the first escape that stands for half a character; null when there is none.</summary>
    public static int? FindUnpaired(ReadOnlySpan<byte> json)
    {
        for (var at = Next(json, 0); at >= 0; at = Next(json, at))
        {
            switch (CodeUnit(json, at))
            {
                case null:
                    at += 2;
                    break;
                case >= 0xD800 and <= 0xDBFF when CodeUnit(json, at + EscapeLength) is >= 0xDC00 and <= 0xDFFF:
                    at += 2 * EscapeLength;
                    break;
                case >= 0xD800 and <= 0xDFFF:
                    return at;
                default:
                    at += EscapeLength;
                    break;
            }
        }

        return null;
    }

    private static int Next(ReadOnlySpan<byte> json, int from)
    {
        if (from >= json.Length)
            return -1;
        var next = json[from..].IndexOf((byte)'\\');
        return next < 0 ? -1 : from + next;
    }

    private static int? CodeUnit(ReadOnlySpan<byte> json, int at) =>
        at + EscapeLength <= json.Length
        && json[at] == '\\'
        && json[at + 1] == 'u'
        && Utf8Parser.TryParse(json.Slice(at + 2, 4), out int unit, out var read, 'x')
        && read == 4
            ? unit
            : null;
}
