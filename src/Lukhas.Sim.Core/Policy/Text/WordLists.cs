namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>Which lists each word of a vocabulary is in, so that a text's words tell the lists that it has words of.</summary>
internal sealed class WordLists
{
    // By the words' numbers.
    private readonly Chains<int> _listsOf = new();

    /// <summary>How many lists there are; they are numbered from 0.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a list, and tells its number.</summary>
    public int Add(IReadOnlyList<int> words)
    {
        foreach (var word in words)
        {
            if (!IsLastOf(word, Count))
                _listsOf.Add(word, Count);
        }

        return Count++;
    }

    /// <summary>The lists that a word is of.</summary>
    public Chains<int>.Values Of(VocabularyWord word) => _listsOf.Of(word.Number);

    /// <summary>The lists that words are of, each with the places of its words.</summary>
    public ListHits In(IReadOnlyList<WordReading> words)
    {
        var hits = new ListHits();
        foreach (var reading in words)
        {
            foreach (var list in Of(reading.Word))
                hits.Add(list, reading.First);
        }

        return hits;
    }

    private bool IsLastOf(int word, int list)
    {
        var lists = _listsOf.Of(word);
        return lists.MoveNext() && lists.Current == list;
    }
}
