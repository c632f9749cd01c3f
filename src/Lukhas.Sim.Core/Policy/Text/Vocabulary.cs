using System.Runtime.InteropServices;
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
    private readonly Dictionary<char, string> _folded = [];
    private readonly Chains<VocabularyWord> _words = new();
    private readonly List<char> _form = [];
    private readonly TextFolder _folder;
    private int _ends = NoWords;
    private int _firstWords;
    private int _firstNodes;

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
    public Chains<VocabularyWord>.Values Words(int node) => _words.Of(_trie.Value(node));

    /// <summary>The letters of a word.</summary>
    public string Letters(VocabularyWord word) => _trie.Letters(word.Node);

    /// <summary>Keeps apart the words that were added so far from those to come.</summary>
    public void EndFirst() => (_firstWords, _firstNodes) = (Count, _trie.Count);

    /// <summary>
    /// Whether a word is among those that were added first, or is a word that one of them stands for, or a stem that one of
    /// them begins with.
    /// </summary>
    public bool IsOfFirst(VocabularyWord word)
    {
        for (var node = word.Node; node != Root; node = _trie.Parent(node))
        {
            foreach (var other in Words(node))
            {
                if (other.Number < _firstWords && (other.IsStem || node == word.Node))
                    return true;
            }
        }

        return word.Number < _firstWords || (word.IsStem && word.Node < _firstNodes);
    }

    /// <summary>Adds a word, stem, part or phrase where it is new, and its number, or its forms' numbers, to others.</summary>
    /// <param name="word">As a policy document writes it.</param>
    /// <param name="numbers">Gets the numbers.</param>
    /// <param name="mayJoin">Whether, where it is new, it may also be written as one with a word before it.</param>
    public void Add(string word, List<int> numbers, bool mayJoin = false)
    {
        if (Phrases.IsPhrase(word))
            numbers.Add(Phrases.Add(word));
        else
            AddForms(word, numbers, mayJoin);
    }

    /// <summary>A number for a phrase, which none of the words has.</summary>
    public int TakeNumber() => Count++;

    private void AddForms(string word, List<int> numbers, bool mayJoin)
    {
        var letters = word.AsSpan().Trim(Mark);
        var isStem = word.EndsWith(Mark);
        var isPart = word.StartsWith(Mark);
        var small = Add(Fold(letters, capitals: 0), isStem, isPart, mayJoin);
        numbers.Add(small);
        if (Ascii.IsValid(letters) || !HasCase(letters))
            return;
        var large = Add(Fold(letters, capitals: letters.Length), isStem, isPart, mayJoin);
        if (large != small)
            numbers.Add(large);
        var title = Add(Fold(letters, capitals: 1), isStem, isPart, mayJoin);
        if (title != small && title != large)
            numbers.Add(title);
    }

    private static bool HasCase(ReadOnlySpan<char> word)
    {
        foreach (var unit in word)
        {
            if (char.ToUpperInvariant(unit) != char.ToLowerInvariant(unit))
                return true;
        }

        return false;
    }

    // Letter by letter, as text is folded too, so that each letter is folded once for all words.
    private ReadOnlySpan<char> Fold(ReadOnlySpan<char> word, int capitals)
    {
        _form.Clear();
        for (var index = 0; index < word.Length; index++)
        {
            var unit = index < capitals ? char.ToUpperInvariant(word[index]) : char.ToLowerInvariant(word[index]);
            if (char.IsAsciiLetterOrDigit(unit))
                _form.Add(char.ToLowerInvariant(unit));
            else
                _form.AddRange(Fold(unit).AsSpan());
        }

        return CollectionsMarshal.AsSpan(_form);
    }

    private string Fold(char unit)
    {
        if (!_folded.TryGetValue(unit, out var letters))
            _folded.Add(unit, letters = string.Concat(_folder.Fold(unit.ToString()).ToLowerInvariant().Where(Scripts.IsWordCharacter)));
        return letters;
    }

    private int Add(ReadOnlySpan<char> form, bool isStem, bool isPart, bool mayJoin)
    {
        var node = _trie.Add(form);
        foreach (var other in Words(node))
        {
            if (other.IsStem == isStem && other.IsPart == isPart)
                return other.Number;
        }

        if (_trie.Value(node) == NoWords)
            _trie.SetValue(node, ++_ends);
        var number = TakeNumber();
        _words.Add(_trie.Value(node), VocabularyWord.Of(form, number, node, isStem, isPart, mayJoin));
        return number;
    }
}
