using System.Runtime.InteropServices;

namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>Values for each of many keys, most of which have one or none, without a collection for each.</summary>
/// <typeparam name="T">What each key has.</typeparam>
internal sealed class Chains<T>
{
    private const int End = -1;

    private readonly List<int> _last = [];
    private readonly List<Link> _links = [];

    /// <summary>Adds a value to those of a key.</summary>
    /// <param name="key">From 0; the keys should be dense.</param>
    /// <param name="value">Added before those that the key has.</param>
    public void Add(int key, T value)
    {
        while (_last.Count <= key)
            _last.Add(End);
        _links.Add(new Link(value, _last[key]));
        _last[key] = _links.Count - 1;
    }

    /// <summary>The values of a key, the one added last first.</summary>
    public Values Of(int key) => new(CollectionsMarshal.AsSpan(_links), key < _last.Count ? _last[key] : End);

    /// <summary>The values of a key, to be enumerated while none is added.</summary>
    public ref struct Values
    {
        private readonly Span<Link> _links;
        private int _next;

        internal Values(Span<Link> links, int last)
        {
            _links = links;
            _next = last;
        }

        /// <summary>The value at hand.</summary>
        public T Current { get; private set; } = default!;

        public readonly Values GetEnumerator() => this;

        public bool MoveNext()
        {
            if (_next == End)
                return false;
            ref readonly var link = ref _links[_next];
            (Current, _next) = (link.Value, link.Next);
            return true;
        }
    }

    internal readonly record struct Link(T Value, int Next);
}
