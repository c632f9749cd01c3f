using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Storage.Azure.Jobs;

namespace Lukhas.Sim.Storage.Tests.Processes.Crashes;

/// <summary>All that is in storage, row by row and document by document.</summary>
/// <param name="Jobs">The <c>j|</c> rows.</param>
/// <param name="Entries">The <c>x|</c> rows.</param>
/// <param name="Keys">The jobs that the <c>i|</c> rows name.</param>
/// <param name="Documents">The SHA-256 of the bytes at each path of the inbox.</param>
internal sealed record StoredState(
    IReadOnlyList<Job> Jobs, IReadOnlyList<SweepEntry> Entries, IReadOnlyList<JobId> Keys, IReadOnlyDictionary<string, string> Documents)
{
    public static async Task<StoredState> ReadAsync(TableClient table, BlobContainerClient container)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var rows = await table.QueryAsync<TableEntity>(cancellationToken: cancellation).ToLookupAsync(row => row.RowKey[..2], cancellationToken: cancellation);
        var documents = new Dictionary<string, string>();
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancellation))
        {
            var content = await container.GetBlobClient(blob.Name).DownloadContentAsync(cancellation);
            documents[blob.Name] = DreamDocument.Of(content.Value.Content.ToMemory()).Sha256;
        }

        Assert.Subset(new HashSet<string> { "j|", "x|", "i|" }, rows.Select(kind => kind.Key).ToHashSet());
        return new StoredState(
            [.. rows["j|"].Select(JobEntity.Read)],
            [.. rows["x|"].Select(SweepEntity.Read)],
            [.. rows["i|"].Select(row => IdempotencyEntity.Read(row).JobId)],
            documents);
    }

    public IEnumerable<Job> Of(JobStatus status) => Jobs.Where(job => job.Status == status);
}
