namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>A set of a vocabulary's words, by their numbers.</summary>
internal sealed class WordSet
{
    private const int BitsEach = 64;

    private readonly ulong[] _bits;

    private WordSet(ulong[] bits) => _bits = bits;

    public WordSet(IReadOnlyCollection<int> numbers)
    {
        _bits = new ulong[numbers.Count == 0 ? 0 : (numbers.Max() / BitsEach) + 1];
        foreach (var number in numbers)
            _bits[number / BitsEach] |= 1UL << (number % BitsEach);
    }

    public static WordSet Union(IReadOnlyList<WordSet> sets)
    {
        if (sets is [var only])
            return only;
        var bits = new ulong[sets.Max(set => set._bits.Length)];
        foreach (var set in sets)
        {
            for (var index = 0; index < set._bits.Length; index++)
                bits[index] |= set._bits[index];
        }

        return new WordSet(bits);
    }

    public bool Contains(VocabularyWord word)
    {
        var index = word.Number / BitsEach;
        return index < _bits.Length && (_bits[index] & (1UL << (word.Number % BitsEach))) != 0;
    }
}
