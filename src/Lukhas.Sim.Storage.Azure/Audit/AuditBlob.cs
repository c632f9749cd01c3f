using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Lukhas.Sim.Core.Audit;

namespace Lukhas.Sim.Storage.Azure.Audit;

/// <summary>
/// One chain in one append blob, that nobody else writes. Every append names the length that the blob must have, so that one whose
/// answer got lost is recognised when it is sent again.
/// </summary>
/// <param name="container">The audit container.</param>
/// <param name="name">The chain's name.</param>
internal sealed class AuditBlob(BlobContainerClient container, AuditChainName name)
{
    private readonly AppendBlobClient _blob = container.GetAppendBlobClient(name.Path);
    private long _length;
    private bool _isMade;

    /// <summary>What was sent, as long as it is not known whether it is there.</summary>
    private Sent? _unsettled;

    /// <summary>The chain as far as it is known to be in the blob.</summary>
    public AuditChain Chain { get; private set; } = AuditChain.Begin(name);

    /// <summary>How many appends it took.</summary>
    public int Blocks { get; private set; }

    /// <summary>Appends lines.</summary>
    /// <param name="lines">The lines that follow <see cref="Chain"/>.</param>
    /// <param name="chain">The chain with them.</param>
    /// <param name="cancellationToken">Gives it up; the lines may be there all the same.</param>
    /// <returns>Whether they are there; false when the blob is not as it was left, and fit for nothing more.</returns>
    public async ValueTask<bool> TryAppendAsync(ReadOnlyMemory<byte> lines, AuditChain chain, CancellationToken cancellationToken)
    {
        if (!_isMade)
        {
            var headers = new BlobHttpHeaders { ContentType = "application/jsonl" };
            await _blob.CreateIfNotExistsAsync(new AppendBlobCreateOptions { HttpHeaders = headers }, cancellationToken).ConfigureAwait(false);
            _isMade = true;
        }

        _unsettled = new Sent(lines, chain);
        var options = new AppendBlobAppendBlockOptions { Conditions = new AppendBlobRequestConditions { IfAppendPositionEqual = _length } };
        try
        {
            await _blob.AppendBlockAsync(BinaryData.FromBytes(lines).ToStream(), options, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException refused) when (refused.Status == 412)
        {
            // Either these lines are there already, and only the answer got lost, or something else is.
            return await SettleAsync(cancellationToken).ConfigureAwait(false) == Settlement.Kept;
        }

        Keep(_unsettled);
        return true;
    }

    /// <summary>Finds out what became of an append whose answer never came.</summary>
    /// <param name="cancellationToken">Gives it up.</param>
    public async ValueTask<Settlement> SettleAsync(CancellationToken cancellationToken)
    {
        if (_unsettled is not { } sent)
            return Settlement.Nothing;
        var there = await ReadOnAsync(cancellationToken).ConfigureAwait(false);
        if (there is not { IsEmpty: true })
        {
            if (there is not { } found || !found.Span.SequenceEqual(sent.Lines.Span))
                return Settlement.Spoilt;
            Keep(sent);
            return Settlement.Kept;
        }

        _unsettled = null;
        return Settlement.Nothing;
    }

    private void Keep(Sent sent)
    {
        _length += sent.Lines.Length;
        Blocks++;
        Chain = sent.Chain;
        _unsettled = null;
    }

    /// <summary>What the blob holds beyond the known length; null when there is no blob.</summary>
    private async ValueTask<ReadOnlyMemory<byte>?> ReadOnAsync(CancellationToken cancellationToken)
    {
        try
        {
            var options = new BlobDownloadOptions { Range = new HttpRange(_length) };
            return (await _blob.DownloadContentAsync(options, cancellationToken).ConfigureAwait(false)).Value.Content.ToMemory();
        }
        catch (RequestFailedException nothing) when (nothing.Status == 416)
        {
            return ReadOnlyMemory<byte>.Empty;
        }
        catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    /// <summary>Lines that were sent, and the chain with them.</summary>
    private sealed record Sent(ReadOnlyMemory<byte> Lines, AuditChain Chain);
}
