namespace Lukhas.Sim.Core.Inbox;

/// <summary>
/// Picks the newest documents that match a query out of all there are, in whatever order they come. It keeps no more than are
/// asked for. Not safe for concurrent use.
/// </summary>
/// <param name="query">What is asked for.</param>
public sealed class NewestDreams(DreamQuery query)
{
    // The oldest of those kept is on top, and makes way.
    private readonly PriorityQueue<DreamSummary, DreamPosition> _kept = new();

    /// <summary>Looks at a document, and keeps it if it belongs to the answer as far as is known.</summary>
    /// <param name="dream">What is known of it.</param>
    public void Offer(DreamSummary dream)
    {
        if (!query.Matches(dream))
            return;
        if (_kept.Count < query.Limit)
            _kept.Enqueue(dream, dream.Position);
        else
            _kept.EnqueueDequeue(dream, dream.Position);
    }

    /// <summary>The answer, the newest first. Nothing is kept any longer.</summary>
    public IReadOnlyList<DreamSummary> Take()
    {
        var newest = new DreamSummary[_kept.Count];
        for (var index = newest.Length - 1; index >= 0; index--)
            newest[index] = _kept.Dequeue();
        return newest;
    }
}
