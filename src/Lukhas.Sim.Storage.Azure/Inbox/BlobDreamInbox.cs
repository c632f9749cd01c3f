using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Storage.Azure.Inbox;

/// <summary>Dream documents as blobs, written whole and create-only, with their SHA-256 in the blob's metadata.</summary>
/// <param name="container">The inbox container; it must exist.</param>
public sealed class BlobDreamInbox(BlobContainerClient container) : IDreamInbox
{
    private const string Sha256 = "sha256";

    /// <summary>A document that is there and gone again between two requests comes of a sweep; more are a fault of the store.</summary>
    private const int MaxTries = 8;

    private static readonly TimeSpan ProbeLimit = TimeSpan.FromSeconds(3);

    /// <inheritdoc/>
    /// <exception cref="InvalidDataException">The document that is there was damaged.</exception>
    public ValueTask<DreamDocument> CreateAsync(DreamPath path, DreamDocument document, CancellationToken cancellationToken) =>
        StorageCall.RunAsync(
            async token =>
            {
                for (var attempt = 0; attempt < MaxTries; attempt++)
                {
                    if (await TryCreateAsync(path, document, token).ConfigureAwait(false))
                        return document;
                    if (await FindAsync(path, token).ConfigureAwait(false) is { } earlier)
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

    private async ValueTask<bool> TryCreateAsync(DreamPath path, DreamDocument document, CancellationToken cancellationToken)
    {
        var options = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
            Metadata = new Dictionary<string, string> { [Sha256] = document.Sha256 },
        };
        try
        {
            await container.GetBlobClient(path.Value).UploadAsync(BinaryData.FromBytes(document.Utf8), options, cancellationToken)
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
            return blob.Details.Metadata.TryGetValue(Sha256, out var kept) && kept == document.Sha256
                ? document
                : throw new InvalidDataException($"The document {path} is not the one that was written.");
        }
        catch (RequestFailedException error) when (error.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }
}
