using System.Text;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Storage.Azure.Inbox;
using Lukhas.Sim.Storage.Tests.Backends;

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
                told[number, collect] = await TryCreateAsync(inbox, PathOf(number), $$"""{"number":{{number}},"collect":{{collect}}}""");
        });

        Assert.True(faults.Faults > Documents / 20, "Too few faults to show anything.");
        faults.IsFaulty = false;
        for (var number = 0; number < Documents; number++)
        {
            var kept = await inbox.ReadAsync(PathOf(number), Cancellation);
            foreach (var document in new[] { told[number, 0], told[number, 1] })
                Assert.True(document is null || document.Sha256 == kept!.Sha256, $"Document {number} is not the one that was told of.");

            // The first document was acknowledged as its own: a retry that found it there knew it again.
            if (told[number, 0] is { } first)
                Assert.Contains("\"collect\":0", Encoding.UTF8.GetString(first.Utf8.Span), StringComparison.Ordinal);
        }
    }

    private static DreamPath PathOf(int number) =>
        new(TenantId.Parse("acme"), TraceId.Create(DateTimeOffset.FromUnixTimeMilliseconds(1_763_800_000_123), (ulong)number));

    private static async Task<DreamDocument?> TryCreateAsync(BlobDreamInbox inbox, DreamPath path, string text)
    {
        try
        {
            return await inbox.CreateAsync(path, DreamDocument.Of(Encoding.UTF8.GetBytes(text)), Cancellation);
        }
        catch (StorageUnavailableException)
        {
            return null;
        }
    }
}
