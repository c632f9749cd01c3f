using System.Globalization;
using System.Text;

namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>
/// Folds text to the letters a reader would see: NFKC, no invisible characters, no combining marks, look-alikes as the
/// letters they pass for, white space collapsed. Case is kept, since it marks where words begin in <c>dropAllTables</c>.
/// </summary>
/// <param name="decompose">Compatibility decomposition (NFKD); a parameter so that its failure can be tested.</param>
internal sealed class TextFolder(Func<string, string> decompose)
{
    public static TextFolder Unicode { get; } = new(text => text.Normalize(NormalizationForm.FormKD));

    public string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        if (Ascii.IsValid(text))
        {
            foreach (var unit in text)
                Append(folded, new Rune(unit));
            return folded.ToString();
        }

        foreach (var rune in decompose(WellFormed(text)).EnumerateRunes())
            Append(folded, rune);
        return folded.ToString();
    }

    private static void Append(StringBuilder folded, Rune rune)
    {
        if (Rune.IsWhiteSpace(rune) || rune.Value == BlankBraille)
        {
            if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }
        else if (rune.IsAscii)
        {
            if (!Rune.IsControl(rune))
                folded.Append((char)rune.Value);
        }
        else if (Confusables.Embedded.TryFold(rune, out var letter))
        {
            folded.Append(letter);
        }
        else if (!IsInvisible(rune))
        {
            Span<char> units = stackalloc char[2];
            folded.Append(units[..rune.EncodeToUtf16(units)]);
        }
    }

    private const int BlankBraille = 0x2800;

    private static bool IsInvisible(Rune rune) => rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.EnclosingMark or UnicodeCategory.OtherNotAssigned;

    // Normalization refuses unpaired surrogates; runes read them as U+FFFD.
    private static string WellFormed(string text) =>
        text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') ? string.Concat(text.EnumerateRunes()) : text;
}
