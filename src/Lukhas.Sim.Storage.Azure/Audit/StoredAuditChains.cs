using System.Runtime.CompilerServices;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Lukhas.Sim.Core.Audit;

namespace Lukhas.Sim.Storage.Azure.Audit;

/// <summary>The chains that are in a container, to be verified.</summary>
/// <param name="container">The audit container.</param>
public sealed class StoredAuditChains(BlobContainerClient container)
{
    /// <summary>Verifies chains one after the other, by the names of their blobs.</summary>
    /// <param name="day">The day whose chains are meant, UTC; null for all.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>What was found, chain by chain, each with its blob's name.</returns>
    /// <exception cref="Core.Jobs.StorageUnavailableException">Storage cannot be reached, or there is no such container.</exception>
    public async IAsyncEnumerable<(string Place, AuditReport Report)> VerifyAsync(
        DateOnly? day, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var options = new GetBlobsOptions { Prefix = day is { } one ? AuditChainName.Folder(one) : AuditChainName.Everything };
        var names = await StorageCall.RunAsync(token => ListAsync(options, token), cancellationToken).ConfigureAwait(false);
        foreach (var name in names)
            yield return (name, await StorageCall.RunAsync(token => VerifyAsync(name, token), cancellationToken).ConfigureAwait(false));
    }

    private async ValueTask<IReadOnlyList<string>> ListAsync(GetBlobsOptions options, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var blob in container.GetBlobsAsync(options, cancellationToken).ConfigureAwait(false))
            names.Add(blob.Name);
        return names;
    }

    private async ValueTask<AuditReport> VerifyAsync(string blob, CancellationToken cancellationToken)
    {
        // The chain of today may grow while it is read; it grows by whole lines.
        var lines = await container.GetBlobClient(blob).OpenReadAsync(new BlobOpenReadOptions(allowModifications: true), cancellationToken).ConfigureAwait(false);
        await using (lines.ConfigureAwait(false))
            return await AuditVerifier.VerifyAsync(lines, AuditChainName.At(blob), cancellationToken).ConfigureAwait(false);
    }
}
