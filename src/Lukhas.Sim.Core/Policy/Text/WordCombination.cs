namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>Words in any order, whatever stands between them.</summary>
internal sealed class WordCombination(IReadOnlyList<WordSet> sets)
{
    private const char Or = '|';

    /// <summary>The lists that a term of a combination names: <c>one</c>, or <c>one|other</c> for the words of either.</summary>
    public static IReadOnlyList<string> Lists(string term) => term.Split(Or);

    /// <summary>Whether a text has a word of each set, another one for each.</summary>
    public bool IsMet(IReadOnlyList<WordReading> words)
    {
        // As many places of each set as there are sets leave one for each, where there is one.
        Span<int> places = stackalloc int[sets.Count * sets.Count];
        Span<int> counts = stackalloc int[sets.Count];
        for (var set = 0; set < sets.Count; set++)
        {
            counts[set] = Find(sets[set], words, places.Slice(set * sets.Count, sets.Count));
            if (counts[set] == 0)
                return false;
        }

        return Assign(places, counts, [], set: 0);
    }

    private static int Find(WordSet set, IReadOnlyList<WordReading> words, Span<int> places)
    {
        var count = 0;
        for (var index = 0; index < words.Count && count < places.Length; index++)
        {
            var place = words[index].First;
            if (set.Contains(words[index].Word) && !places[..count].Contains(place))
                places[count++] = place;
        }

        return count;
    }

    private static bool Assign(ReadOnlySpan<int> places, ReadOnlySpan<int> counts, ReadOnlySpan<int> taken, int set)
    {
        if (set == counts.Length)
            return true;
        Span<int> now = stackalloc int[set + 1];
        taken.CopyTo(now);
        foreach (var place in places.Slice(set * counts.Length, counts[set]))
        {
            now[set] = place;
            if (!taken.Contains(place) && Assign(places, counts, now, set + 1))
                return true;
        }

        return false;
    }
}
