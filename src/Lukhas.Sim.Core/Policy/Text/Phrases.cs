namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>
/// The policy's phrases, such as <c>blow away</c>: words in their order, whatever stands between them, which count as one word.
/// </summary>
internal sealed class Phrases(Vocabulary vocabulary)
{
    private readonly Dictionary<string, VocabularyWord> _phrases = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<(VocabularyWord Phrase, int[][] Following)>> _byFirstWord = [];

    public static bool IsPhrase(string words) => words.Contains(' ', StringComparison.Ordinal);

    /// <summary>The number of a phrase, which is added where it is new, as are its words.</summary>
    public int Add(string words)
    {
        if (_phrases.TryGetValue(words, out var known))
            return known.Number;
        var phrase = new VocabularyWord(vocabulary.TakeNumber(), words, IsStem: false);
        _phrases.Add(words, phrase);
        int[][] steps = [.. words.Split(' ').Select(NumbersOf)];
        var following = steps[1..];
        foreach (var first in steps[0])
        {
            if (!_byFirstWord.TryGetValue(first, out var phrases))
                _byFirstWord.Add(first, phrases = []);
            phrases.Add((phrase, following));
        }

        return phrase.Number;
    }

    /// <summary>The phrases among words, from each place where one begins to the nearest where it may end.</summary>
    /// <param name="words">In order of where they end.</param>
    public IEnumerable<WordReading> In(IReadOnlyList<WordReading> words)
    {
        foreach (var starts in words.GroupBy(reading => reading.Word.Number))
        {
            if (!_byFirstWord.TryGetValue(starts.Key, out var phrases))
                continue;
            foreach (var (phrase, following) in phrases)
            {
                foreach (var found in Find(phrase, following, starts, words))
                    yield return found;
            }
        }
    }

    // A later start never ends earlier, so that no place is looked at twice: time is linear in the words.
    private static IEnumerable<WordReading> Find(
        VocabularyWord phrase, int[][] following, IEnumerable<WordReading> starts, IReadOnlyList<WordReading> words)
    {
        var reached = new int[following.Length];
        foreach (var start in starts)
        {
            var end = start.Last;
            for (var step = 0; step < following.Length; step++)
            {
                while (reached[step] < words.Count
                    && (words[reached[step]].First <= end || !following[step].Contains(words[reached[step]].Word.Number)))
                {
                    reached[step]++;
                }

                if (reached[step] == words.Count)
                    yield break;
                end = words[reached[step]].Last;
            }

            yield return new WordReading(start.First, end, phrase);
        }
    }

    private int[] NumbersOf(string word)
    {
        var numbers = new List<int>();
        vocabulary.Add(word, numbers);
        return [.. numbers];
    }
}
