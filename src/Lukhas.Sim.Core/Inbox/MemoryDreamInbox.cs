using System.Collections.Concurrent;

namespace Lukhas.Sim.Core.Inbox;

/// <summary>Dream documents in this process's memory.</summary>
public sealed class MemoryDreamInbox : IDreamInbox
{
    private readonly ConcurrentDictionary<DreamPath, (DreamSummary Summary, DreamDocument Document)> _documents = [];

    /// <inheritdoc/>
    public ValueTask<DreamDocument> CreateAsync(DreamSummary summary, DreamDocument document, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_documents.GetOrAdd(summary.Path, (summary, document)).Document);
    }

    /// <inheritdoc/>
    public ValueTask<DreamDocument?> ReadAsync(DreamPath path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_documents.TryGetValue(path, out var kept) ? kept.Document : null);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DreamSummary>> ListAsync(DreamQuery query, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var newest = new NewestDreams(query);
        foreach (var (_, (summary, _)) in _documents)
            newest.Offer(summary);
        return ValueTask.FromResult(newest.Take());
    }

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(DreamPath path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_documents.TryRemove(path, out _));
    }

    /// <inheritdoc/>
    public ValueTask PingAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
