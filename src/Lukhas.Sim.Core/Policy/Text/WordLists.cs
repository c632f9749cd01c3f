using System.Runtime.InteropServices;

namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>Which lists each word of a vocabulary is in, so that a text's words tell the lists that it has words of.</summary>
internal sealed class WordLists
{
    // By the words' numbers; most words are in few lists.
    private readonly List<int[]?> _listsOf = [];

    /// <summary>How many lists there are; they are numbered from 0.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a list, and tells its number.</summary>
    public int Add(IReadOnlyList<int> words)
    {
        foreach (var word in words)
        {
            while (_listsOf.Count <= word)
                _listsOf.Add(null);
            ref var lists = ref CollectionsMarshal.AsSpan(_listsOf)[word];
            if (lists is null || lists[^1] != Count)
                lists = lists is null ? [Count] : [.. lists, Count];
        }

        return Count++;
    }

    /// <summary>The lists that words are of, each with the places of its words.</summary>
    public ListHits In(IReadOnlyList<WordReading> words)
    {
        var hits = new ListHits();
        foreach (var reading in words)
        {
            if (reading.Word.Number >= _listsOf.Count || _listsOf[reading.Word.Number] is not { } lists)
                continue;
            foreach (var list in lists)
                hits.Add(list, reading.First);
        }

        return hits;
    }
}
