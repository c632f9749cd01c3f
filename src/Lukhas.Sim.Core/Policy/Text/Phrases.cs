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
        foreach (var first in words)
        {
            if (!_byFirstWord.TryGetValue(first.Word.Number, out var phrases))
                continue;
            foreach (var (phrase, following) in phrases)
            {
                if (EndOf(following, first.Last, words) is { } end)
                    yield return new WordReading(first.First, end, phrase);
            }
        }
    }

    private int[] NumbersOf(string word)
    {
        var numbers = new List<int>();
        vocabulary.Add(word, numbers);
        return [.. numbers];
    }

    private static int? EndOf(int[][] following, int end, IReadOnlyList<WordReading> words)
    {
        var step = 0;
        foreach (var reading in words)
        {
            if (reading.First <= end || !following[step].Contains(reading.Word.Number))
                continue;
            end = reading.Last;
            if (++step == following.Length)
                return end;
        }

        return null;
    }
}
