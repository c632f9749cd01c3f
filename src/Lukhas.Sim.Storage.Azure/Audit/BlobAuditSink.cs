using System.Collections.Concurrent;
using Azure.Storage.Blobs;
using Lukhas.Sim.Core.Audit;

namespace Lukhas.Sim.Storage.Azure.Audit;

/// <summary>
/// Audit records in append blobs, one chain of hashes for each process and day. Calls that come together share an append, and each
/// ends when its record is kept; when it cannot be, what the record tells of must not happen.
/// </summary>
public sealed class BlobAuditSink : IAuditSink
{
    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private readonly AuditChainWriter _chain;
    private int _isWriting;

    /// <summary>A sink of a process of its own.</summary>
    /// <param name="container">The audit container; it must exist.</param>
    /// <param name="time">Tells the day, and when a record was put down.</param>
    public BlobAuditSink(BlobContainerClient container, TimeProvider time)
        : this(container, time, Nonce.New())
    {
    }

    /// <summary>A sink under a name.</summary>
    /// <param name="container">The audit container; it must exist.</param>
    /// <param name="time">Tells the day, and when a record was put down.</param>
    /// <param name="instance">Names this process among all that write here: 1 to 56 letters, digits and hyphens.</param>
    /// <param name="maxBlocks">Appends after which another blob is begun.</param>
    internal BlobAuditSink(BlobContainerClient container, TimeProvider time, string instance, int maxBlocks = AuditChainWriter.MaxBlocks) =>
        _chain = new AuditChainWriter(container, time, instance, maxBlocks);

    /// <inheritdoc/>
    /// <remarks>One that is given up may be on record all the same.</remarks>
    /// <exception cref="Core.Jobs.StorageUnavailableException">The record is not known to be kept.</exception>
    public async ValueTask WriteAsync(AuditRecord record, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiting = new Waiting(record);
        _waiting.Enqueue(waiting);
        BeginWriting();
        await waiting.Kept.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private void BeginWriting()
    {
        if (Interlocked.Exchange(ref _isWriting, 1) == 1)
            return;

        // It writes for everybody who waits: neither this caller's trace nor its patience are theirs.
        using (ExecutionContext.SuppressFlow())
            _ = Task.Run(WriteAllAsync);
    }

    private async Task WriteAllAsync()
    {
        while (!_waiting.IsEmpty)
            await WriteBatchAsync().ConfigureAwait(false);
        Interlocked.Exchange(ref _isWriting, 0);

        // Whoever came between the last look and here found somebody writing.
        if (!_waiting.IsEmpty)
            BeginWriting();
    }

    private async Task WriteBatchAsync()
    {
        var batch = new List<Waiting>();
        while (batch.Count < AuditChainWriter.MaxRecords && _waiting.TryDequeue(out var waiting))
            batch.Add(waiting);
        try
        {
            var records = batch.Select(waiting => waiting.Record).ToArray();
            await StorageCall.RunAsync(token => _chain.WriteAsync(records, token), CancellationToken.None).ConfigureAwait(false);
            batch.ForEach(waiting => waiting.Kept.SetResult());
        }
        catch (Exception failure)
        {
            // Every caller is told, a bug too.
            batch.ForEach(waiting => waiting.Kept.SetException(failure));
        }
    }

    /// <summary>A record that is not kept yet, and who waits for it.</summary>
    private sealed record Waiting(AuditRecord Record)
    {
        public TaskCompletionSource Kept { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
