using System.Text;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Storage.Azure.Inbox;
using Lukhas.Sim.Storage.Tests.Backends;
using Lukhas.Sim.TestKit.Inbox;

namespace Lukhas.Sim.Storage.Tests.Faults;

/// <summary>The inbox while one request in ten fails.</summary>
public sealed class BlobFaultTests(Azurite azurite)
{
    private const int Documents = 200;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task CreateAsync_WhenRequestsFail_KeepsOneDocumentThatEveryAnswerAgreesOn()
    {
        var faults = new FaultyTransport(4);
        var container = await azurite.NewContainerAsync(faults.Install);
        var inbox = new BlobDreamInbox(container);
        var told = new DreamDocument?[Documents, 2];

        await Parallel.ForEachAsync(Enumerable.Range(0, Documents), Cancellation, async (number, _) =>
        {
            for (var collect = 0; collect < 2; collect++)
                told[number, collect] = await TryCreateAsync(inbox, Dreams.Path((ulong)number), $$"""{"number":{{number}},"collect":{{collect}}}""");
        });

        Assert.True(faults.Faults > Documents / 20, "Too few faults to show anything.");
        faults.IsFaulty = false;
        for (var number = 0; number < Documents; number++)
        {
            var kept = await inbox.ReadAsync(Dreams.Path((ulong)number), Cancellation);
            foreach (var document in new[] { told[number, 0], told[number, 1] })
                Assert.True(document is null || document.Sha256 == kept!.Sha256, $"Document {number} is not the one that was told of.");

            // The first document was acknowledged as its own: a retry that found it there knew it again.
            if (told[number, 0] is { } first)
                Assert.Contains("\"collect\":0", Encoding.UTF8.GetString(first.Utf8.Span), StringComparison.Ordinal);
        }
    }

    private static async Task<DreamDocument?> TryCreateAsync(BlobDreamInbox inbox, DreamPath path, string text)
    {
        try
        {
            return await inbox.CreateAsync(Dreams.Of(path), DreamDocument.Of(Encoding.UTF8.GetBytes(text)), Cancellation);
        }
        catch (StorageUnavailableException)
        {
            return null;
        }
    }
}
