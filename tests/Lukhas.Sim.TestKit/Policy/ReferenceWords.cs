using System.Globalization;

namespace Lukhas.Sim.TestKit.Policy;

/// <summary>The policy's words, found by trying every stretch of a text.</summary>
internal sealed class ReferenceWords
{
    private readonly HashSet<string> _words = [];
    private int _longest;

    public static HashSet<string> Forms(IEnumerable<string> words) => [.. words.Select(ReferenceGate.Normal)];

    public void Add(IEnumerable<string> words)
    {
        _words.UnionWith(Forms(words));
        _longest = _words.Max(word => word.Length);
    }

    /// <summary>The words in a normalized text, by where they start.</summary>
    public IReadOnlyList<ReferenceWord> Of(string text)
    {
        var letters = string.Concat(text.Where(IsWordUnit));
        var borders = Borders(text);
        var begins = new bool[letters.Length + 1];
        var found = new List<ReferenceWord>();
        for (var start = letters.Length - 1; start >= 0; start--)
        {
            for (var end = Math.Min(letters.Length, start + _longest); end > start; end--)
            {
                var stretch = letters[start..end];
                if (_words.Contains(stretch + "*"))
                    found.Add(new ReferenceWord(start, end, stretch + "*"));
                var isShort = stretch.Length < 3 && !stretch.Any(IsUnspaced);
                var isWhole = borders.Contains(start) && borders.Contains(end) && (end == start + 1 || !borders.Contains(start + 1));
                if (_words.Contains(stretch) && (isShort ? isWhole : borders.Contains(end) || begins[end]))
                    found.Add(new ReferenceWord(start, end, stretch));
            }

            begins[start] = found.Exists(word => word.Start == start && (word.Form.Length > 2 || word.Form.Any(IsUnspaced)));
        }

        var reached = new HashSet<int>();
        return [.. found.OrderBy(word => word.Start).ThenBy(word => word.End).Where(word => Reaches(word, borders, reached))];
    }

    private static bool Reaches(ReferenceWord word, HashSet<int> borders, HashSet<int> reached)
    {
        if (!borders.Contains(word.Start) && !reached.Contains(word.Start))
            return false;
        if (!word.Form.EndsWith('*'))
            reached.Add(word.End);
        return true;
    }

    private static HashSet<int> Borders(string text)
    {
        var borders = new HashSet<int>();
        var count = 0;
        for (var index = 0; index <= text.Length; index++)
        {
            var unit = index < text.Length ? text[index] : ' ';
            if (!IsWordUnit(unit) || IsUnspaced(unit) || index == 0 || !IsWordUnit(text[index - 1]) || IsUnspaced(text[index - 1])
                || (char.IsLetter(unit) && char.IsLetter(text[index - 1]) && IsCaseless(unit) != IsCaseless(text[index - 1])))
            {
                borders.Add(count);
            }

            count += IsWordUnit(unit) ? 1 : 0;
        }

        return borders;
    }

    private static bool IsWordUnit(char unit) =>
        char.IsLetterOrDigit(unit) || char.GetUnicodeCategory(unit) == UnicodeCategory.SpacingCombiningMark;

    private static bool IsCaseless(char unit) => char.GetUnicodeCategory(unit) == UnicodeCategory.OtherLetter;

    // Han, kana and the letters that syllables of Korean fall apart into.
    private static bool IsUnspaced(char unit) =>
        unit is (>= '\u1100' and <= '\u11FF') or (>= '\u3005' and <= '\u3007') or (>= '\u3041' and <= '\u30FF') or (>= '\u4E00' and <= '\u9FFF');
}
