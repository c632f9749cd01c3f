using System.Text;

namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>The words that a policy is about, as a trie over small letters.</summary>
/// <remarks>
/// A word is kept as it is folded in small letters, in capitals and with a capital in front, since a capital may pass for
/// another letter than its small one does. <c>word*</c> is a stem: it stands for every word that begins so. <c>*word</c> and
/// <c>*word*</c> are parts, which also stand within a word, as in compounds or after an article written as one with it.
/// </remarks>
internal sealed class Vocabulary
{
    public const int Root = 0;
    public const int None = -1;
    private const char Mark = '*';

    // By node and letter as one number, which hashes faster than a pair.
    private readonly Dictionary<long, int> _children = [];
    private readonly Dictionary<string, int[]> _numbers = new(StringComparer.Ordinal);
    private readonly List<List<VocabularyWord>> _words = [[]];
    private readonly TextFolder _folder;

    public Vocabulary(TextFolder folder)
    {
        _folder = folder;
        Phrases = new Phrases(this);
    }

    public Phrases Phrases { get; }

    /// <summary>How many words and phrases there are, each form of a word counted.</summary>
    public int Count { get; private set; }

    /// <summary>The node that a letter leads to, or <see cref="None"/>.</summary>
    public int Child(int node, char letter) => _children.GetValueOrDefault(Key(node, letter), None);

    /// <summary>The words, stems and parts that end at a node.</summary>
    public IReadOnlyList<VocabularyWord> Words(int node) => _words[node];

    /// <summary>The numbers of a word's forms, or of a phrase; they are added where they are new.</summary>
    /// <param name="word">The word, stem, part or phrase.</param>
    /// <param name="mayJoin">Whether, where it is new, it may also be written as one with a word before it.</param>
    public IReadOnlyList<int> Add(string word, bool mayJoin = false)
    {
        if (_numbers.TryGetValue(word, out var known))
            return known;
        if (Phrases.IsPhrase(word))
            return _numbers[word] = [Phrases.Add(word, number: Count++)];
        var isStem = word.EndsWith(Mark);
        var isPart = word.StartsWith(Mark);
        int[] numbers = [.. Forms(word.Trim(Mark)).Select(form => Add(form, isStem, isPart, mayJoin))];
        _numbers.Add(word, numbers);
        return numbers;
    }

    private IEnumerable<string> Forms(string word)
    {
        var small = word.ToLowerInvariant();
        if (Ascii.IsValid(small))
            return [small];
        var large = word.ToUpperInvariant();
        return new[] { small, large, large[..1] + small[1..] }.Select(text => Letters(_folder.Fold(text))).Where(form => form.Length > 0).Distinct();
    }

    private static long Key(int node, char letter) => ((long)node << 16) | letter;

    private static string Letters(string folded) => string.Concat(folded.ToLowerInvariant().Where(Scripts.IsWordCharacter));

    private int Add(string form, bool isStem, bool isPart, bool mayJoin)
    {
        var node = Root;
        foreach (var letter in form)
        {
            var next = Child(node, letter);
            if (next == None)
            {
                next = _words.Count;
                _children.Add(Key(node, letter), next);
                _words.Add([]);
            }

            node = next;
        }

        var word = _words[node].Find(other => other.IsStem == isStem && other.IsPart == isPart);
        if (word is null)
            _words[node].Add(word = new VocabularyWord(Count++, form, isStem, isPart, mayJoin));
        return word.Number;
    }
}
