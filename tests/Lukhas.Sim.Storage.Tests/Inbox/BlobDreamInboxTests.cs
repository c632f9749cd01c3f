using Azure.Storage.Blobs.Models;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Storage.Azure.Inbox;
using Lukhas.Sim.Storage.Tests.Backends;

namespace Lukhas.Sim.Storage.Tests.Inbox;

public sealed class BlobDreamInboxTests(Azurite azurite) : DreamInboxContract
{
    private static readonly DreamPath Path =
        new(TenantId.Parse("acme"), TraceId.Create(DateTimeOffset.FromUnixTimeMilliseconds(1_763_800_000_123), 7));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected override async ValueTask<IDreamInbox> OpenAsync() => new BlobDreamInbox(await azurite.NewContainerAsync());

    [Fact]
    public async Task CreateAsync_KeepsTheHashBesideTheBytes()
    {
        var container = await azurite.NewContainerAsync();
        var document = DreamDocument.Of("{}"u8.ToArray());

        await new BlobDreamInbox(container).CreateAsync(Path, document, Cancellation);

        BlobProperties kept = await container.GetBlobClient(Path.Value).GetPropertiesAsync(cancellationToken: Cancellation);
        Assert.Equal(document.Sha256, kept.Metadata["sha256"]);
        Assert.Equal("application/json", kept.ContentType);
    }

    [Fact]
    public async Task ReadAsync_WhenTheDocumentWasDamaged_SaysSo()
    {
        var container = await azurite.NewContainerAsync();
        var inbox = new BlobDreamInbox(container);
        await inbox.CreateAsync(Path, DreamDocument.Of("{}"u8.ToArray()), Cancellation);
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
        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await inbox.DeleteAsync(Path, Cancellation));
        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await inbox.PingAsync(Cancellation));
    }
}
