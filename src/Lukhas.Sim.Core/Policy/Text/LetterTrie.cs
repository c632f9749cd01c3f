using System.Runtime.InteropServices;

namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>Words by their letters, one node for each beginning that any of them has.</summary>
internal sealed class LetterTrie
{
    public const int Root = 0;
    public const int None = -1;

    // Some languages have thousands of first letters; after one, few follow, and are looked through.
    private readonly Dictionary<char, int> _first = [];
    private readonly List<Node> _nodes = [new()];

    // The word added last, and its nodes: the next one often begins alike.
    private readonly List<char> _lastWord = [];
    private readonly List<int> _lastPath = [];

    /// <summary>How many nodes there are; those added later have higher numbers.</summary>
    public int Count => _nodes.Count;

    /// <summary>The node that a letter leads to, or <see cref="None"/>.</summary>
    public int Child(int node, char letter)
    {
        if (node == Root)
            return _first.GetValueOrDefault(letter, None);
        var nodes = CollectionsMarshal.AsSpan(_nodes);
        var child = nodes[node].FirstChild;
        while (child != None && nodes[child].Letter != letter)
            child = nodes[child].Next;
        return child;
    }

    /// <summary>The node of a word, made where it is new.</summary>
    public int Add(ReadOnlySpan<char> word)
    {
        var shared = word.CommonPrefixLength(CollectionsMarshal.AsSpan(_lastWord));
        CollectionsMarshal.SetCount(_lastWord, shared);
        CollectionsMarshal.SetCount(_lastPath, shared);
        var node = shared == 0 ? Root : _lastPath[^1];
        foreach (var letter in word[shared..])
        {
            var child = Child(node, letter);
            node = child == None ? Append(node, letter) : child;
            _lastWord.Add(letter);
            _lastPath.Add(node);
        }

        return node;
    }

    /// <summary>The node of a word's letters but the last.</summary>
    public int Parent(int node) => _nodes[node].Parent;

    /// <summary>The letters from the root to a node.</summary>
    public string Letters(int node)
    {
        var letters = new List<char>();
        for (var at = node; at != Root; at = Parent(at))
            letters.Add(_nodes[at].Letter);
        letters.Reverse();
        return new string(CollectionsMarshal.AsSpan(letters));
    }

    /// <summary>What was set at a node; 0 where nothing was.</summary>
    public int Value(int node) => _nodes[node].Value;

    public void SetValue(int node, int value) => CollectionsMarshal.AsSpan(_nodes)[node].Value = value;

    private int Append(int parent, char letter)
    {
        var added = _nodes.Count;
        if (parent == Root)
        {
            _first.Add(letter, added);
            _nodes.Add(new Node { Letter = letter });
            return added;
        }

        _nodes.Add(new Node { Letter = letter, Parent = parent, Next = _nodes[parent].FirstChild });
        CollectionsMarshal.AsSpan(_nodes)[parent].FirstChild = added;
        return added;
    }

    private record struct Node()
    {
        public char Letter { get; init; }

        public int Parent { get; init; } = Root;

        public int FirstChild { get; set; } = None;

        public int Next { get; init; } = None;

        public int Value { get; set; }
    }
}
