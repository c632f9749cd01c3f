using System.Globalization;
using System.Threading.Channels;
using Azure.Storage.Blobs;
using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Storage.Azure.Audit;

/// <summary>
/// Audit records in append blobs, one chain of hashes for each process and day. Calls that come together share an append, and each
/// ends when its record is kept; when it cannot be, what the record tells of must not happen.
/// </summary>
public sealed class BlobAuditSink : IAuditSink
{
    /// <summary>Records that wait at most, two batches: with storage gone, who comes later is better refused than kept waiting for what fails too.</summary>
    internal const int MaxWaiting = 2 * AuditChainWriter.MaxRecords;

    /// <summary>
    /// How long a batch may take, all its requests and tries: one that times out (10 s) and one more. The clients' own limits add up to
    /// minutes, and every request waits for the batch before its own too.
    /// </summary>
    internal static readonly TimeSpan BatchLimit = TimeSpan.FromSeconds(15);

    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(MaxWaiting);
    private readonly AuditChainWriter _chain;
    private readonly TimeProvider _time;
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
    internal BlobAuditSink(BlobContainerClient container, TimeProvider time, string instance, int maxBlocks = AuditChainWriter.MaxBlocks)
    {
        _chain = new AuditChainWriter(container, time, instance, maxBlocks);
        _time = time;
    }

    /// <inheritdoc/>
    /// <remarks>One that is given up is on record all the same if it had been sent.</remarks>
    /// <exception cref="StorageUnavailableException">The record is not known to be kept, or too many wait already.</exception>
    public async ValueTask WriteAsync(AuditRecord record, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var waiting = new Waiting(record, cancellationToken);
        if (!_waiting.Writer.TryWrite(waiting))
            throw new StorageUnavailableException(string.Create(CultureInfo.InvariantCulture, $"The audit is full: {MaxWaiting} records wait to be kept."));
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
        while (_waiting.Reader.Count > 0)
            await WriteBatchAsync().ConfigureAwait(false);
        Interlocked.Exchange(ref _isWriting, 0);

        // Whoever came between the last look and here found somebody writing.
        if (_waiting.Reader.Count > 0)
            BeginWriting();
    }

    private async Task WriteBatchAsync()
    {
        var batch = TakeBatch();
        try
        {
            var records = batch.Select(waiting => waiting.Record).ToArray();
            using var limit = new CancellationTokenSource(BatchLimit, _time);
            await StorageCall.RunAsync(_ => _chain.WriteAsync(records, limit.Token), CancellationToken.None).ConfigureAwait(false);
            batch.ForEach(waiting => waiting.Kept.SetResult());
        }
        catch (Exception failure)
        {
            // Every caller is told, a bug too.
            batch.ForEach(waiting => waiting.Kept.SetException(failure));
        }
    }

    /// <summary>What is to be written next, without the records of callers who have gone: what those tell of will not happen.</summary>
    private List<Waiting> TakeBatch()
    {
        var batch = new List<Waiting>();
        while (batch.Count < AuditChainWriter.MaxRecords && _waiting.Reader.TryRead(out var waiting))
        {
            if (!waiting.Caller.IsCancellationRequested)
                batch.Add(waiting);
        }

        return batch;
    }

    /// <summary>A record that is not kept yet, and who waits for it.</summary>
    private sealed record Waiting(AuditRecord Record, CancellationToken Caller)
    {
        public TaskCompletionSource Kept { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
