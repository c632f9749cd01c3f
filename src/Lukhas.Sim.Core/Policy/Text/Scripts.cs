using System.Globalization;

namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>What the gate must know of scripts to tell where words begin and end.</summary>
internal static class Scripts
{
    /// <summary>
    /// Whether a character is of a script in which words stand without spaces, or take endings without end as Korean does; a
    /// word of it is found wherever its letters stand.
    /// </summary>
    public static bool IsUnspaced(char unit) => unit is
        (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1100' and <= '\u11FF') or (>= '\u1780' and <= '\u17FF')
        or (>= '\u3005' and <= '\u3007') or (>= '\u3041' and <= '\u31FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uA960' and <= '\uA97F')
        or (>= '\uAC00' and <= '\uD7FF') or (>= '\uF900' and <= '\uFAFF');

    /// <summary>Whether words hold the character: a letter, a digit, or a mark that takes room of its own.</summary>
    public static bool IsWordCharacter(char unit) =>
        char.IsLetterOrDigit(unit) || IsVowelSign(unit);

    /// <summary>Whether a character is written beside the letter that it belongs to, as vowel signs of Devanagari are.</summary>
    public static bool IsVowelSign(char unit) => unit > '\u007F' && char.GetUnicodeCategory(unit) == UnicodeCategory.SpacingCombiningMark;

    /// <summary>Whether a character is of a script without capitals, as Arabic and Devanagari are.</summary>
    public static bool IsCaseless(char unit) => unit > '\u007F'
        && char.GetUnicodeCategory(unit) is UnicodeCategory.OtherLetter or UnicodeCategory.SpacingCombiningMark;
}
