using System.Buffers;
using System.Globalization;
using Azure.Storage.Blobs;
using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Storage.Azure.Audit;

/// <summary>Puts batches of records into a process's chains: another for every day, for a full blob, and for one that was meddled with.</summary>
/// <param name="container">The audit container.</param>
/// <param name="time">Tells the day, and when a record was put down.</param>
/// <param name="instance">Names this process.</param>
/// <param name="maxBlocks">Appends after which another blob is begun.</param>
internal sealed class AuditChainWriter(BlobContainerClient container, TimeProvider time, string instance, int maxBlocks)
{
    /// <summary>Records that are written at once. A block takes 4 MiB, and a record about 500 bytes.</summary>
    public const int MaxRecords = 1_000;

    /// <summary>Appends that a blob takes (Microsoft Learn, "Append Block").</summary>
    public const int MaxBlocks = 50_000;

    /// <summary>When a block is sent though there are more records: it has room for one more, whose pointer fills a request.</summary>
    private const int FullBlock = 3 * 1024 * 1024;

    /// <summary>Blobs that are given up for one batch before it is called an outage.</summary>
    private const int MaxSpoilt = 4;

    private AuditBlob? _blob;
    private DateOnly _day;
    private int _part;

    /// <summary>Writes records, in order. It may not be called again before it is done.</summary>
    /// <param name="records">The records.</param>
    /// <param name="cancellationToken">Gives it up; some may be kept.</param>
    public async ValueTask WriteAsync(ReadOnlyMemory<AuditRecord> records, CancellationToken cancellationToken)
    {
        for (var spoilt = 0; !records.IsEmpty;)
        {
            if (spoilt == MaxSpoilt)
                throw new StorageUnavailableException("The audit takes no record: each chain that is begun holds something else.");
            var now = time.GetUtcNow();
            var blob = Open(now);
            var written = await TryWriteAsync(blob, records, now, cancellationToken).ConfigureAwait(false);
            records = records[written..];
            if (written > 0)
                continue;
            _blob = null;
            spoilt++;
        }
    }

    /// <returns>How many were written; none when the blob is fit for nothing more.</returns>
    private static async ValueTask<int> TryWriteAsync(
        AuditBlob blob, ReadOnlyMemory<AuditRecord> records, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await blob.SettleAsync(cancellationToken).ConfigureAwait(false) == Settlement.Spoilt)
            return 0;
        var (lines, chain, count) = Lines(blob.Chain, records.Span, now);
        return await blob.TryAppendAsync(lines, chain, cancellationToken).ConfigureAwait(false) ? count : 0;
    }

    private AuditBlob Open(DateTimeOffset now)
    {
        var day = AuditChainName.Of(now, instance).Day;
        if (_blob is { } blob && blob.Blocks < maxBlocks && day == _day)
            return blob;
        _part = day == _day ? _part + 1 : 1;
        _day = day;
        var part = _part == 1 ? instance : string.Create(CultureInfo.InvariantCulture, $"{instance}-{_part}");
        return _blob = new AuditBlob(container, new AuditChainName(day, part));
    }

    private static (ReadOnlyMemory<byte> Lines, AuditChain Chain, int Count) Lines(AuditChain chain, ReadOnlySpan<AuditRecord> records, DateTimeOffset now)
    {
        var lines = new ArrayBufferWriter<byte>();
        var count = 0;
        for (; count < records.Length && lines.WrittenCount < FullBlock; count++)
            chain = chain.Append(records[count], now, lines);
        return (lines.WrittenMemory, chain, count);
    }
}
