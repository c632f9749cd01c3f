using System.Text.Json;
using Azure.Storage.Blobs;

namespace Lukhas.Sim.Storage.Tests.Audit;

/// <summary>The records in a container, as they lie there.</summary>
internal static class StoredLines
{
    public static async Task<List<JsonElement>> ReadAsync(BlobContainerClient container)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var lines = new List<JsonElement>();
        await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancellation))
        {
            var text = (await container.GetBlobClient(blob.Name).DownloadContentAsync(cancellation)).Value.Content.ToString();
            lines.AddRange(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line)));
        }

        return lines;
    }
}
