using System.Globalization;

namespace Lukhas.Sim.TestKit.Policy;

/// <summary>The policy's words, found by trying every stretch of a text.</summary>
internal sealed class ReferenceWords
{
    private readonly HashSet<string> _words = [];
    private readonly HashSet<string> _phrases = [];
    private readonly HashSet<string> _spelled = [];
    private int _longest;

    public static HashSet<string> Forms(IEnumerable<string> words) => [.. words.Select(ReferenceGate.Normal)];

    public void Add(IEnumerable<string> words)
    {
        var forms = Forms(words);
        _phrases.UnionWith(forms.Where(form => form.Contains(' ', StringComparison.Ordinal)));
        _words.UnionWith(forms.SelectMany(form => form.Split(' ', '|')));
        _longest = _words.Max(word => word.Length);
    }

    /// <summary>Adds words that patterns spell out, which may follow a word that they are written as one with.</summary>
    public void AddSpelled(IEnumerable<string> words)
    {
        var forms = Forms(words);
        _spelled.UnionWith(forms);
        Add(forms);
    }

    /// <summary>Every way to find a phrase's words in their order.</summary>
    public IEnumerable<ReferenceWord> Phrases(IReadOnlyList<ReferenceWord> words) =>
        _phrases.SelectMany(phrase => Find(phrase, phrase.Split(' '), words));

    private static IEnumerable<ReferenceWord> Find(string phrase, string[] parts, IReadOnlyList<ReferenceWord> words) => parts
        .Skip(1)
        .Aggregate(
            words.Where(word => parts[0].Split('|').Contains(word.Form)),
            (begun, part) => begun.SelectMany(found => words
                .Where(word => part.Split('|').Contains(word.Form) && word.Start >= found.End)
                .Select(word => new ReferenceWord(found.Start, word.End, phrase))))
        .Select(found => found with { Form = phrase });

    /// <summary>The words in a normalized text, by where they start.</summary>
    public IReadOnlyList<ReferenceWord> Of(string text)
    {
        var letters = string.Concat(text.Where(IsWordUnit));
        var borders = Borders(text);
        var spaces = Spaces(text);
        var single = SinglePieces(text, borders);
        var begins = new bool[letters.Length + 1];
        var found = new List<ReferenceWord>();
        for (var start = letters.Length - 1; start >= 0; start--)
        {
            for (var end = Math.Min(letters.Length, start + _longest); end > start; end--)
            {
                var stretch = letters[start..end];
                var isShort = stretch.Length < 3 && !stretch.Any(IsUnspaced);
                var isWhole = borders.Contains(start) && borders.Contains(end) && (end == start + 1 || !borders.Contains(start + 1));
                var ends = isShort ? isWhole : borders.Contains(end) || begins[end];
                found.AddRange(Readings(stretch).SelectMany(word => new[] { word, "*" + word, word + "*", "*" + word + "*" })
                    .Where(form => _words.Contains(form) && (ends || form.EndsWith('*')))
                    .Where(form => (form.Length > 3 && !form.Contains('*', StringComparison.Ordinal)) || IsTogether(start, end, spaces, single))
                    .Select(form => new ReferenceWord(start, end, form)));
            }

            begins[start] = found.Exists(word => word.Start == start && MayFollow(word) && (word.Form.Length > 2 || word.Form.Any(IsUnspaced)));
        }

        var reached = new HashSet<int>();
        return [.. found.OrderBy(word => word.Start).ThenBy(word => word.End).Where(word => Reaches(word, borders, reached))];
    }

    // An l may be read as an i.
    private static List<string> Readings(string stretch) => stretch.Index().Where(unit => unit.Item == 'l').Aggregate(
        new List<string> { stretch },
        (readings, place) => [.. readings, .. readings.Select(reading => reading.Remove(place.Index, 1).Insert(place.Index, "i"))]);

    private bool MayFollow(ReferenceWord word) => word.Form.StartsWith('*') || _spelled.Contains(word.Form);

    private bool Reaches(ReferenceWord word, HashSet<int> borders, HashSet<int> reached)
    {
        var isWithin = MayFollow(word) && (word.Form.StartsWith('*') || reached.Contains(word.Start))
            && !Enumerable.Range(word.Start + 1, word.End - word.Start - 1).Any(borders.Contains);
        if (!borders.Contains(word.Start) && !isWithin)
            return false;
        if (!word.Form.EndsWith('*'))
            reached.Add(word.End);
        return true;
    }

    // Stems and short words are parted by white space only where each letter stands alone.
    private static bool IsTogether(int start, int end, HashSet<int> spaces, HashSet<int> single) =>
        Enumerable.Range(start + 1, end - start - 1).Where(spaces.Contains).All(place => single.Contains(place - 1) && single.Contains(place));

    // The places of letters that stand by themselves, vowel signs aside.
    private static HashSet<int> SinglePieces(string text, HashSet<int> borders)
    {
        var places = new HashSet<int>();
        var place = 0;
        foreach (var piece in text.Split(' '))
        {
            var letters = piece.Where(IsWordUnit).ToList();
            var isSingle = letters.Count(unit => char.GetUnicodeCategory(unit) != UnicodeCategory.SpacingCombiningMark) <= 1;
            for (var index = 0; index < letters.Count; index++, place++)
            {
                if (isSingle || (borders.Contains(place) && borders.Contains(place + 1)))
                    places.Add(place);
            }
        }

        return places;
    }

    private static HashSet<int> Spaces(string text) => [.. text.Index()
        .Where(unit => unit.Item == ' ')
        .Select(unit => text[..unit.Index].Count(IsWordUnit))
        .Where(count => count > 0)];

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
