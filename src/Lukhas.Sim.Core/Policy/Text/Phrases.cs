namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>
/// The policy's phrases, such as <c>blow|throw away</c>: words, or one of several each, in their order, whatever stands between
/// them, which count as one word.
/// </summary>
internal sealed class Phrases(Vocabulary vocabulary)
{
    private const char Gap = ' ';
    private const char Or = '|';

    private readonly Dictionary<string, int> _phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> _numbersOf = new(StringComparer.Ordinal);
    private readonly Chains<(VocabularyWord Phrase, int[][] Following)> _byFirstWord = new();

    public static bool IsPhrase(string words) => words.Contains(Gap, StringComparison.Ordinal);

    /// <summary>For each place of a phrase the words that may stand there.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Steps(string phrase) => [.. phrase.Split(Gap).Select(Choices)];

    /// <summary>The number of a phrase, which is added where it is new, as are its words.</summary>
    public int Add(string words)
    {
        if (_phrases.TryGetValue(words, out var known))
            return known;
        var phrase = VocabularyWord.Phrase(vocabulary.TakeNumber());
        _phrases.Add(words, phrase.Number);
        var steps = Array.ConvertAll(words.Split(Gap), NumbersOf);
        var following = steps[1..];
        foreach (var first in steps[0])
            _byFirstWord.Add(first, (phrase, following));
        return phrase.Number;
    }

    /// <summary>The phrases among words, from each place where one begins to the nearest where it may end.</summary>
    /// <param name="words">In order of where they end.</param>
    public IReadOnlyList<WordReading> In(IReadOnlyList<WordReading> words)
    {
        var found = new List<WordReading>();
        foreach (var starts in words.GroupBy(reading => reading.Word.Number))
        {
            foreach (var (phrase, following) in _byFirstWord.Of(starts.Key))
                Find(phrase, following, starts, words, found);
        }

        return found;
    }

    // A later start never ends earlier, so that no place is looked at twice: time is linear in the words.
    private static void Find(
        VocabularyWord phrase, int[][] following, IEnumerable<WordReading> starts, IReadOnlyList<WordReading> words, List<WordReading> found)
    {
        var reached = new int[following.Length];
        foreach (var start in starts)
        {
            var end = start.Last;
            for (var step = 0; step < following.Length; step++)
            {
                while (reached[step] < words.Count
                    && (words[reached[step]].First <= end || Array.BinarySearch(following[step], words[reached[step]].Word.Number) < 0))
                {
                    reached[step]++;
                }

                if (reached[step] == words.Count)
                    return;
                end = words[reached[step]].Last;
            }

            found.Add(new WordReading(start.First, end, phrase));
        }
    }

    // In order; the same words stand in many phrases.
    private int[] NumbersOf(string choices)
    {
        if (!_numbersOf.TryGetValue(choices, out var known))
        {
            var numbers = new List<int>();
            foreach (var word in Choices(choices))
                vocabulary.Add(word, numbers);
            _numbersOf.Add(choices, known = [.. numbers.Distinct().Order()]);
        }

        return known;
    }

    private static string[] Choices(string choices) => choices.Split(Or);
}
