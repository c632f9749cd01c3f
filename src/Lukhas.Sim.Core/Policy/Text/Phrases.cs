namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>
/// The policy's phrases, such as <c>blow away</c>: words in their order, whatever stands between them, which count as one word.
/// </summary>
internal sealed class Phrases(Vocabulary vocabulary)
{
    private readonly Dictionary<int, List<(VocabularyWord Phrase, IReadOnlyList<int>[] Following)>> _byFirstWord = [];

    public static bool IsPhrase(string words) => words.Contains(' ', StringComparison.Ordinal);

    /// <summary>Adds a phrase, and its words to the vocabulary.</summary>
    public int Add(string words, int number)
    {
        var steps = words.Split(' ').Select(word => vocabulary.Add(word)).ToList();
        var phrase = new VocabularyWord(number, words, IsStem: false);
        IReadOnlyList<int>[] following = [.. steps.Skip(1)];
        foreach (var first in steps[0])
        {
            if (!_byFirstWord.TryGetValue(first, out var phrases))
                _byFirstWord.Add(first, phrases = []);
            phrases.Add((phrase, following));
        }

        return number;
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

    private static int? EndOf(IReadOnlyList<int>[] following, int end, IReadOnlyList<WordReading> words)
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
