using Azure.Storage.Blobs.Models;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Storage.Azure.Inbox;
using Lukhas.Sim.Storage.Tests.Backends;
using Lukhas.Sim.TestKit.Inbox;

namespace Lukhas.Sim.Storage.Tests.Inbox;

public sealed class BlobDreamInboxTests(Azurite azurite) : DreamInboxContract
{
    private static readonly DreamPath Path = Dreams.Path(7);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected override async ValueTask<IDreamInbox> OpenAsync() => new BlobDreamInbox(await azurite.NewContainerAsync());

    [Fact]
    public async Task CreateAsync_KeepsTheHashBesideTheBytes()
    {
        var container = await azurite.NewContainerAsync();
        var document = DreamDocument.Of("{}"u8.ToArray());

        await new BlobDreamInbox(container).CreateAsync(Dreams.Of(Path), document, Cancellation);

        BlobProperties kept = await container.GetBlobClient(Path.Value).GetPropertiesAsync(cancellationToken: Cancellation);
        Assert.Equal(document.Sha256, kept.Metadata["sha256"]);
        Assert.Equal("application/json", kept.ContentType);
    }

    [Fact]
    public async Task ReadAsync_WhenTheDocumentWasDamaged_SaysSo()
    {
        var container = await azurite.NewContainerAsync();
        var inbox = new BlobDreamInbox(container);
        await inbox.CreateAsync(Dreams.Of(Path), DreamDocument.Of("{}"u8.ToArray()), Cancellation);
        var blob = container.GetBlobClient(Path.Value);
        BlobProperties kept = await blob.GetPropertiesAsync(cancellationToken: Cancellation);
        await blob.UploadAsync(BinaryData.FromString("[]"), new BlobUploadOptions { Metadata = kept.Metadata }, Cancellation);

        await Assert.ThrowsAsync<InvalidDataException>(async () => await inbox.ReadAsync(Path, Cancellation));
    }

    [Fact]
    public async Task AnyMember_WhenTheContainerIsMissing_IsAnOutage()
    {
        var container = await azurite.NewContainerAsync();
        await container.DeleteAsync(cancellationToken: Cancellation);
        var inbox = new BlobDreamInbox(container);

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await inbox.ReadAsync(Path, Cancellation));
        await Assert.ThrowsAsync<StorageUnavailableException>(async () =>
            await inbox.ListAsync(new DreamQuery(Path.Tenant, DreamFilter.All, Dreams.Start, 1), Cancellation));
        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await inbox.DeleteAsync(Path, Cancellation));
        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await inbox.PingAsync(Cancellation));
    }

    [Fact]
    public async Task ListAsync_WhenTheTagsAreAsLargeAsTheyGet_TellsThem()
    {
        var inbox = await OpenAsync();
        string[] tags = [.. Enumerable.Range(0, 20).Select(number => new string((char)('ก' + number), 64))];
        await inbox.CreateAsync(Dreams.Of(Path, tags: tags), DreamDocument.Of("{}"u8.ToArray()), Cancellation);

        var listed = await inbox.ListAsync(new DreamQuery(Path.Tenant, DreamFilter.All, Dreams.Start, 1), Cancellation);

        Assert.Equal(tags, Assert.Single(listed).UlTags);
    }

    [Fact]
    public async Task ListAsync_WhenABlobIsNoneOfTheInboxs_SaysWhich()
    {
        var container = await azurite.NewContainerAsync();
        await container.GetBlobClient("dreams/acme/note.json").UploadAsync(BinaryData.FromString("{}"), Cancellation);

        var error = await Assert.ThrowsAsync<InvalidDataException>(async () =>
            await new BlobDreamInbox(container).ListAsync(new DreamQuery(Path.Tenant, DreamFilter.All, Dreams.Start, 1), Cancellation));

        Assert.Contains("dreams/acme/note.json", error.Message, StringComparison.Ordinal);
    }
}
