namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>A set of a vocabulary's words, by their numbers.</summary>
internal sealed class WordSet
{
    private const int BitsEach = 64;

    private readonly ulong[] _bits;

    public WordSet(IReadOnlyCollection<int> numbers)
    {
        _bits = new ulong[numbers.Count == 0 ? 0 : (numbers.Max() / BitsEach) + 1];
        foreach (var number in numbers)
            _bits[number / BitsEach] |= 1UL << (number % BitsEach);
    }

    public bool Contains(VocabularyWord word)
    {
        var index = word.Number / BitsEach;
        return index < _bits.Length && (_bits[index] & (1UL << (word.Number % BitsEach))) != 0;
    }
}
