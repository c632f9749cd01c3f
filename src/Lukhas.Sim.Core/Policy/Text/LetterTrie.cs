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

    /// <summary>Makes room for nodes, which spares growing step by step.</summary>
    public void Expect(int nodes) => _nodes.EnsureCapacity(nodes);

    /// <summary>The node of a word, made where it is new.</summary>
    public int Add(ReadOnlySpan<char> word)
    {
        var node = Root;
        foreach (var letter in word)
        {
            var child = Child(node, letter);
            node = child == None ? Append(node, letter) : child;
        }

        return node;
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

        _nodes.Add(new Node { Letter = letter, Next = _nodes[parent].FirstChild });
        CollectionsMarshal.AsSpan(_nodes)[parent].FirstChild = added;
        return added;
    }

    private record struct Node()
    {
        public char Letter { get; init; }

        public int FirstChild { get; set; } = None;

        public int Next { get; init; } = None;

        public int Value { get; set; }
    }
}
