using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>The words that a policy is about, as a trie over small letters.</summary>
/// <remarks>
/// A word is kept as it is folded in small letters, in capitals and with a capital in front, since a capital may pass for
/// another letter than its small one does. <c>word*</c> is a stem: it stands for every word that begins so.
/// </remarks>
internal sealed class Vocabulary(TextFolder folder)
{
    public const int Root = 0;
    public const int None = -1;
    private const char StemMark = '*';

    // By node and letter as one number, which hashes faster than a pair.
    private readonly Dictionary<long, int> _children = [];
    private readonly Dictionary<string, int[]> _numbers = new(StringComparer.Ordinal);
    private readonly List<VocabularyWord?> _words = [null];
    private readonly List<VocabularyWord?> _stems = [null];

    /// <summary>How many words there are, each form of one counted.</summary>
    public int Count { get; private set; }

    /// <summary>The node that a letter leads to, or <see cref="None"/>.</summary>
    public int Child(int node, char letter) => _children.GetValueOrDefault(Key(node, letter), None);

    /// <summary>The word that ends at a node.</summary>
    public bool TryWord(int node, [NotNullWhen(true)] out VocabularyWord? word) => (word = _words[node]) is not null;

    /// <summary>The stem that ends at a node.</summary>
    public bool TryStem(int node, [NotNullWhen(true)] out VocabularyWord? stem) => (stem = _stems[node]) is not null;

    /// <summary>The numbers of a word's forms, which are added where they are new.</summary>
    public IReadOnlyList<int> Add(string word)
    {
        if (_numbers.TryGetValue(word, out var known))
            return known;
        var isStem = word.EndsWith(StemMark);
        int[] numbers = [.. Forms(word.TrimEnd(StemMark)).Select(form => Add(form, isStem))];
        _numbers.Add(word, numbers);
        return numbers;
    }

    private IEnumerable<string> Forms(string word)
    {
        var small = word.ToLowerInvariant();
        if (Ascii.IsValid(small))
            return [small];
        var large = word.ToUpperInvariant();
        return new[] { small, large, large[..1] + small[1..] }.Select(text => Letters(folder.Fold(text))).Where(form => form.Length > 0).Distinct();
    }

    private static long Key(int node, char letter) => ((long)node << 16) | letter;

    private static string Letters(string folded) => string.Concat(folded.ToLowerInvariant().Where(Scripts.IsWordCharacter));

    private int Add(string form, bool isStem)
    {
        var node = Root;
        foreach (var letter in form)
        {
            var next = Child(node, letter);
            if (next == None)
            {
                next = _words.Count;
                _children.Add(Key(node, letter), next);
                _words.Add(null);
                _stems.Add(null);
            }

            node = next;
        }

        var word = (isStem ? _stems : _words)[node] ??= new VocabularyWord(Count++, form, isStem);
        return word.Number;
    }
}
