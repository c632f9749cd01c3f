using System.Text;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.TestKit.Inbox;

namespace Lukhas.Sim.Storage.Tests.Inbox;

/// <summary>What every inbox promises. A backend's tests are a subclass that makes the inbox.</summary>
public abstract partial class DreamInboxContract
{
    private static readonly DreamPath Path = Dreams.Path();
    private static readonly DreamDocument Document = DocumentOf("""{"version":1,"goal":"Λ"}""");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract ValueTask<IDreamInbox> OpenAsync();

    [Fact]
    public async Task ReadAsync_WhenCreated_ReturnsTheSameBytes()
    {
        var inbox = await OpenAsync();

        AssertSame(Document, await inbox.CreateAsync(Dreams.Of(Path), Document, Cancellation));

        AssertSame(Document, await inbox.ReadAsync(Path, Cancellation));
    }

    [Fact]
    public async Task ReadAsync_WhenThereIsNone_ReturnsNothing()
    {
        var inbox = await OpenAsync();
        await inbox.CreateAsync(Dreams.Of(Dreams.Path(2, "acme")), Document, Cancellation);
        await inbox.CreateAsync(Dreams.Of(Dreams.Path(1, "other")), Document, Cancellation);

        Assert.Null(await inbox.ReadAsync(Path, Cancellation));
    }

    [Fact]
    public async Task CreateAsync_WhenThereIsOne_ReturnsThatAndKeepsIt()
    {
        var inbox = await OpenAsync();
        await inbox.CreateAsync(Dreams.Of(Path), Document, Cancellation);

        var kept = await inbox.CreateAsync(Dreams.Of(Path), DocumentOf("""{"version":1,"goal":"another"}"""), Cancellation);

        AssertSame(Document, kept);
        AssertSame(Document, await inbox.ReadAsync(Path, Cancellation));
    }

    [Fact]
    public async Task CreateAsync_WhenManyRace_KeepsOneAndTellsAllOfIt()
    {
        var inbox = await OpenAsync();

        var told = await Task.WhenAll(Enumerable.Range(0, 16).Select(async racer =>
            await inbox.CreateAsync(Dreams.Of(Path), DocumentOf($$"""{"racer":{{racer}}}"""), Cancellation)));

        var kept = await inbox.ReadAsync(Path, Cancellation);
        Assert.All(told, document => AssertSame(kept!, document));
    }

    [Fact]
    public async Task CreateAsync_WhenTheDocumentIsLarge_KeepsItWhole()
    {
        var inbox = await OpenAsync();
        var large = DocumentOf(new string('x', 5_000_000));

        await inbox.CreateAsync(Dreams.Of(Path), large, Cancellation);

        AssertSame(large, await inbox.ReadAsync(Path, Cancellation));
    }

    [Fact]
    public async Task DeleteAsync_RemovesTheDocument_AndAgainIsNoError()
    {
        var inbox = await OpenAsync();
        await inbox.CreateAsync(Dreams.Of(Path), Document, Cancellation);

        Assert.True(await inbox.DeleteAsync(Path, Cancellation));
        Assert.False(await inbox.DeleteAsync(Path, Cancellation));

        Assert.Null(await inbox.ReadAsync(Path, Cancellation));
    }

    [Fact]
    public async Task PingAsync_WhenTheBackendIsThere_Returns()
    {
        var inbox = await OpenAsync();

        await inbox.PingAsync(Cancellation);
    }

    private static DreamDocument DocumentOf(string text) => DreamDocument.Of(Encoding.UTF8.GetBytes(text));

    private static void AssertSame(DreamDocument expected, DreamDocument? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected.Sha256, actual.Sha256);
        Assert.True(expected.Utf8.Span.SequenceEqual(actual.Utf8.Span));
    }
}
