using Lukhas.Sim.Core.Inbox;

namespace Lukhas.Sim.Http.Tests.Hosting;

/// <summary>An inbox in memory of which only so many documents can be read before the test opens it, or breaks it.</summary>
internal sealed class GatedInbox(int readable) : IDreamInbox
{
    private readonly MemoryDreamInbox _inner = new();
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _reads;

    /// <summary>How many documents were asked for.</summary>
    public int Reads => Volatile.Read(ref _reads);

    public void Open() => _gate.TrySetResult();

    public void Break(Exception fault) => _gate.TrySetException(fault);

    public ValueTask<DreamDocument> CreateAsync(DreamSummary summary, DreamDocument document, CancellationToken cancellationToken) =>
        _inner.CreateAsync(summary, document, cancellationToken);

    public async ValueTask<DreamDocument?> ReadAsync(DreamPath path, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _reads) > readable)
            await _gate.Task.WaitAsync(cancellationToken);
        return await _inner.ReadAsync(path, cancellationToken);
    }

    public ValueTask<IReadOnlyList<DreamSummary>> ListAsync(DreamQuery query, CancellationToken cancellationToken) =>
        _inner.ListAsync(query, cancellationToken);

    public ValueTask<bool> DeleteAsync(DreamPath path, CancellationToken cancellationToken) => _inner.DeleteAsync(path, cancellationToken);

    public ValueTask PingAsync(CancellationToken cancellationToken) => _inner.PingAsync(cancellationToken);
}
