namespace Lukhas.Sim.Api.Tokens;

/// <summary>
/// The tokens that verified last, by hash, so that a token that is sent with every request has its signature checked once. Of
/// those that do not fit, the ones that were used longest ago go. It is bounded exactly, which the class library's cache is not.
/// </summary>
/// <param name="capacity">How many are kept, at least 1.</param>
public sealed class VerifiedTokens(int capacity = VerifiedTokens.DefaultCapacity)
{
    /// <summary>How many are kept by default: some 20 MB.</summary>
    public const int DefaultCapacity = 10_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<TokenHash, LinkedListNode<(TokenHash Hash, VerifiedToken Token)>> _nodes = [];
    private readonly LinkedList<(TokenHash Hash, VerifiedToken Token)> _byUse = [];

    /// <summary>How many are kept now.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
                return _nodes.Count;
        }
    }

    /// <summary>A token that verified before; null for one that is not kept.</summary>
    internal VerifiedToken? Find(TokenHash hash)
    {
        lock (_gate)
        {
            if (!_nodes.TryGetValue(hash, out var node))
                return null;
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Token;
        }
    }

    /// <summary>Keeps a token.</summary>
    internal void Keep(TokenHash hash, VerifiedToken token)
    {
        lock (_gate)
        {
            Drop(hash);
            while (_nodes.Count >= capacity)
                Drop(_byUse.Last!.Value.Hash);
            _nodes.Add(hash, _byUse.AddFirst((hash, token)));
        }
    }

    /// <summary>Forgets a token that no longer holds.</summary>
    internal void Forget(TokenHash hash)
    {
        lock (_gate)
            Drop(hash);
    }

    private void Drop(TokenHash hash)
    {
        if (_nodes.Remove(hash, out var node))
            _byUse.Remove(node);
    }
}
