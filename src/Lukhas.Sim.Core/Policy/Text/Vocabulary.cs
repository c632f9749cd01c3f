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
    public const int Root = LetterTrie.Root;
    public const int None = LetterTrie.None;
    private const char Mark = '*';
    private const int NoWords = 0;

    private readonly LetterTrie _trie = new();
    private readonly Dictionary<string, int[]> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<char, string> _folded = [];
    private readonly List<VocabularyWord[]> _words = [[]];
    private readonly StringBuilder _form = new();
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
    public int Child(int node, char letter) => _trie.Child(node, letter);

    /// <summary>The words, stems and parts that end at a node.</summary>
    public ReadOnlySpan<VocabularyWord> Words(int node) => _words[_trie.Value(node)];

    /// <summary>Makes room for as many words more, which spares growing step by step.</summary>
    public void Expect(int words) => _numbers.EnsureCapacity(_numbers.Count + words);

    /// <summary>The numbers of a word's forms, or of a phrase; they are added where they are new.</summary>
    /// <param name="word">The word, stem, part or phrase.</param>
    /// <param name="mayJoin">Whether, where it is new, it may also be written as one with a word before it.</param>
    public IReadOnlyList<int> Add(string word, bool mayJoin = false)
    {
        if (_numbers.TryGetValue(word, out var known))
            return known;
        var numbers = Phrases.IsPhrase(word) ? [Phrases.Add(word, number: Count++)] : AddForms(word, mayJoin);
        _numbers.Add(word, numbers);
        return numbers;
    }

    private int[] AddForms(string word, bool mayJoin)
    {
        var letters = word.AsSpan().Trim(Mark);
        var isStem = word.EndsWith(Mark);
        var isPart = word.StartsWith(Mark);
        var small = Add(Fold(letters, capitals: 0), isStem, isPart, mayJoin);
        if (Ascii.IsValid(letters))
            return [small];
        var large = Add(Fold(letters, capitals: letters.Length), isStem, isPart, mayJoin);
        var title = Add(Fold(letters, capitals: 1), isStem, isPart, mayJoin);
        return large == small && title == small ? [small] : [small, large, title];
    }

    // Letter by letter, as text is folded too, so that each letter is folded once for all words.
    private string Fold(ReadOnlySpan<char> word, int capitals)
    {
        _form.Clear();
        for (var index = 0; index < word.Length; index++)
            _form.Append(Fold(index < capitals ? char.ToUpperInvariant(word[index]) : char.ToLowerInvariant(word[index])));
        return _form.ToString();
    }

    private string Fold(char unit)
    {
        if (!_folded.TryGetValue(unit, out var letters))
            _folded.Add(unit, letters = string.Concat(_folder.Fold(unit.ToString()).ToLowerInvariant().Where(Scripts.IsWordCharacter)));
        return letters;
    }

    private int Add(string form, bool isStem, bool isPart, bool mayJoin)
    {
        var node = _trie.Add(form);
        foreach (var other in Words(node))
        {
            if (other.IsStem == isStem && other.IsPart == isPart)
                return other.Number;
        }

        var word = new VocabularyWord(Count++, form, isStem, isPart, mayJoin);
        if (_trie.Value(node) == NoWords)
        {
            _trie.SetValue(node, _words.Count);
            _words.Add([word]);
        }
        else
        {
            _words[_trie.Value(node)] = [.. Words(node), word];
        }

        return word.Number;
    }
}
