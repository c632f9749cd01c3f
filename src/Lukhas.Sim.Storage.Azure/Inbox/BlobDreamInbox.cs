using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Storage.Azure.Inbox;

/// <summary>
/// Dream documents as blobs, written whole and create-only, with their SHA-256 and their summary in the blob's metadata. The service
/// lists blobs by name, which is the oldest trace first: a listing pages through all of a tenant's, 5,000 in a request.
/// </summary>
/// <param name="container">The inbox container; it must exist.</param>
public sealed class BlobDreamInbox(BlobContainerClient container) : IDreamInbox
{
    /// <summary>A document that is there and gone again between two requests comes of a sweep; more are a fault of the store.</summary>
    private const int MaxTries = 8;

    private static readonly TimeSpan ProbeLimit = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The document that is there was damaged.</exception>
    public ValueTask<DreamDocument> CreateAsync(DreamSummary summary, DreamDocument document, CancellationToken cancellationToken) =>
        StorageCall.RunAsync(
            async token =>
            {
                for (var attempt = 0; attempt < MaxTries; attempt++)
                {
                    if (await TryCreateAsync(summary, document, token).ConfigureAwait(false))
                        return document;
                    if (await FindAsync(summary.Path, token).ConfigureAwait(false) is { } earlier)
                        return earlier;
                }

                throw new StorageUnavailableException("The inbox neither takes the document nor shows the one in its place.");
            },
            cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The document was damaged.</exception>
    public ValueTask<DreamDocument?> ReadAsync(DreamPath path, CancellationToken cancellationToken) =>
        StorageCall.RunAsync(token => FindAsync(path, token), cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">A blob does not tell what the inbox keeps beside a document.</exception>
    public ValueTask<IReadOnlyList<DreamSummary>> ListAsync(DreamQuery query, CancellationToken cancellationToken) =>
        StorageCall.RunAsync(
            async token =>
            {
                var newest = new NewestDreams(query);
                var options = new GetBlobsOptions { Traits = BlobTraits.Metadata, Prefix = DreamMetadata.Folder(query.Tenant) };
                await foreach (var blob in container.GetBlobsAsync(options, token).ConfigureAwait(false))
                    newest.Offer(DreamMetadata.Read(query.Tenant, blob.Name, blob.Metadata));
                return newest.Take();
            },
            cancellationToken);

    /// <inheritdoc/>
    /// <remarks>When the answer to a first try gets lost, the second finds nothing more and this says that there was nothing.</remarks>
    public ValueTask<bool> DeleteAsync(DreamPath path, CancellationToken cancellationToken) =>
        StorageCall.RunAsync(
            async token =>
            {
                try
                {
                    await container.GetBlobClient(path.Value).DeleteAsync(cancellationToken: token).ConfigureAwait(false);
                    return true;
                }
                catch (RequestFailedException error) when (error.ErrorCode == BlobErrorCode.BlobNotFound)
                {
                    return false;
                }
            },
            cancellationToken);

    /// <inheritdoc/>
    public async ValueTask PingAsync(CancellationToken cancellationToken) =>
        await StorageCall.ProbeAsync(
            async token => await container.GetPropertiesAsync(cancellationToken: token).ConfigureAwait(false),
            ProbeLimit,
            cancellationToken).ConfigureAwait(false);

    private async ValueTask<bool> TryCreateAsync(DreamSummary summary, DreamDocument document, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
            Metadata = DreamMetadata.Of(summary, document),
        };
        try
        {
            await container.GetBlobClient(summary.Path.Value).UploadAsync(BinaryData.FromBytes(document.Utf8), options, cancellationToken)
                .ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException error) when (error.Status == 412 || error.ErrorCode == BlobErrorCode.BlobAlreadyExists)
        {
            // Another collect's document, or this one, whose first try had succeeded: what is there is read, and wins.
            return false;
        }
    }

    private async ValueTask<DreamDocument?> FindAsync(DreamPath path, CancellationToken cancellationToken)
    {
        try
        {
            var blob = (await container.GetBlobClient(path.Value).DownloadContentAsync(cancellationToken).ConfigureAwait(false)).Value;
            var document = DreamDocument.Of(blob.Content.ToMemory());
            return blob.Details.Metadata.TryGetValue(DreamMetadata.Sha256, out var kept) && kept == document.Sha256
                ? document
                : throw new InvalidDataException($"The document {path} is not the one that was written.");
        }
        catch (RequestFailedException error) when (error.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }
}
