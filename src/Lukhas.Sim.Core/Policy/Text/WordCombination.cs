namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>Words of several lists in any order, whatever stands between them.</summary>
/// <param name="common">For each term its lists of English words and of those of no language.</param>
/// <param name="byLanguage">For each language these and its own; null where it has none of its own.</param>
internal sealed class WordCombination(int[][] common, IReadOnlyList<int[][]?> byLanguage)
{
    /// <summary>How many terms a combination may have.</summary>
    public const int MostTerms = 16;

    private const char Or = '|';

    /// <summary>The lists that a term of a combination names: <c>one</c>, or <c>one|other</c> for the words of either.</summary>
    public static IReadOnlyList<string> Lists(string term) => term.Split(Or);

    /// <summary>Whether a text has a word for each term in any one language, another word for each.</summary>
    /// <param name="hits">The lists that the text has words of.</param>
    /// <param name="languages">The languages of these, as a set of bits.</param>
    public bool IsMet(ListHits hits, ulong languages)
    {
        if (IsMet(common, hits))
            return true;
        for (var language = 0; language < byLanguage.Count; language++)
        {
            if ((languages & (1UL << language)) != 0 && byLanguage[language] is { } terms && IsMet(terms, hits))
                return true;
        }

        return false;
    }

    private static bool IsMet(int[][] terms, ListHits hits)
    {
        // As many places of each term as there are terms leave one for each, where there is one.
        Span<int> places = stackalloc int[terms.Length * terms.Length];
        Span<int> counts = stackalloc int[terms.Length];
        for (var term = 0; term < terms.Length; term++)
        {
            counts[term] = Find(terms[term], hits, places.Slice(term * terms.Length, terms.Length));
            if (counts[term] == 0)
                return false;
        }

        return Assign(places, counts, [], term: 0);
    }

    private static int Find(int[] lists, ListHits hits, Span<int> found)
    {
        var count = 0;
        foreach (var list in lists)
        {
            foreach (var place in hits.Places(list))
            {
                if (count == found.Length)
                    return count;
                if (!found[..count].Contains(place))
                    found[count++] = place;
            }
        }

        return count;
    }

    private static bool Assign(ReadOnlySpan<int> places, ReadOnlySpan<int> counts, ReadOnlySpan<int> taken, int term)
    {
        if (term == counts.Length)
            return true;
        Span<int> now = stackalloc int[term + 1];
        taken.CopyTo(now);
        foreach (var place in places.Slice(term * counts.Length, counts[term]))
        {
            now[term] = place;
            if (!taken.Contains(place) && Assign(places, counts, now, term + 1))
                return true;
        }

        return false;
    }
}
