namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>The words that a policy's patterns are about, as a trie over the letters A to Z.</summary>
/// <remarks>Words in other scripts, and those under three letters, are matched by the patterns alone.</remarks>
internal sealed class Vocabulary
{
    public const int Root = 0;
    public const int None = -1;
    private const int Letters = 26;
    private const int ShortestWord = 3;

    private readonly List<int> _children = [];
    private readonly List<string?> _words = [];

    public Vocabulary(IEnumerable<string> words)
    {
        AddNode();
        foreach (var word in words.Select(word => word.ToLowerInvariant()))
        {
            if (word.Length >= ShortestWord && word.All(char.IsAsciiLetterLower))
                Add(word);
        }
    }

    /// <summary>The node that <paramref name="letter"/> (0 for A) leads to, or <see cref="None"/>.</summary>
    public int Child(int node, int letter) => _children[(node * Letters) + letter];

    /// <summary>The word that ends at a node; null when none does.</summary>
    public string? Word(int node) => _words[node];

    private void Add(string word)
    {
        var node = Root;
        foreach (var letter in word)
        {
            var slot = (node * Letters) + letter - 'a';
            if (_children[slot] == None)
                _children[slot] = AddNode();
            node = _children[slot];
        }

        _words[node] = word;
    }

    private int AddNode()
    {
        _words.Add(null);
        for (var letter = 0; letter < Letters; letter++)
            _children.Add(None);
        return _words.Count - 1;
    }
}
