using System.Collections.Concurrent;

namespace Lukhas.Sim.Core.Inbox;

/// <summary>Dream documents in this process's memory.</summary>
public sealed class MemoryDreamInbox : IDreamInbox
{
    private readonly ConcurrentDictionary<DreamPath, DreamDocument> _documents = [];

    /// <inheritdoc/>
    public ValueTask<DreamDocument> CreateAsync(DreamPath path, DreamDocument document, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_documents.GetOrAdd(path, document));
    }

    /// <inheritdoc/>
    public ValueTask<DreamDocument?> ReadAsync(DreamPath path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(_documents.GetValueOrDefault(path));
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
