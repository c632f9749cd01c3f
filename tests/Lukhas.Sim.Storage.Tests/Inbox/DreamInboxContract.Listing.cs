using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.TestKit.Inbox;

namespace Lukhas.Sim.Storage.Tests.Inbox;

public abstract partial class DreamInboxContract
{
    private const int Many = 12;

    [Fact]
    public async Task ListAsync_WhenCreated_TellsAllThatWasKeptBesideIt()
    {
        var inbox = await OpenAsync();
        var kept = Dreams.Of(Path, TimeSpan.FromMinutes(1), "ΛPLAN", "a.b c", "") with { Count = 2 };
        await inbox.CreateAsync(kept, Document, Cancellation);

        var listed = Assert.Single(await ListAsync(inbox));

        Assert.Equal(kept with { UlTags = [] }, listed with { UlTags = [] });
        Assert.Equal(["ΛPLAN", "a.b c"], listed.UlTags.Where(tag => tag.Length > 0));
    }

    [Fact]
    public async Task ListAsync_WhenTheFirstDocumentStayed_TellsOfThatOne()
    {
        var inbox = await OpenAsync();
        await inbox.CreateAsync(Dreams.Of(Path), Document, Cancellation);
        await inbox.CreateAsync(Dreams.Of(Path, TimeSpan.FromHours(1)), DocumentOf("{}"), Cancellation);

        Assert.Equal(Dreams.Start, Assert.Single(await ListAsync(inbox)).SavedAt);
    }

    [Fact]
    public async Task ListAsync_WhenThereAreMany_GoesFromTheNewestOnPageByPage()
    {
        var inbox = await OpenAsync();

        // Written in another order than their ids have, and two at a time in one millisecond.
        for (var trace = 0; trace < Many; trace++)
            await inbox.CreateAsync(Dreams.Of(Dreams.Path((ulong)trace), TimeSpan.FromSeconds(trace * 5 % Many / 2)), Document, Cancellation);

        var listed = new List<DreamSummary>();
        IReadOnlyList<DreamSummary> page;
        do
        {
            DreamPosition? after = listed is [.., var last] ? last.Position : null;
            page = await ListAsync(inbox, new DreamFilter { After = after }, limit: 5);
            Assert.InRange(page.Count, 0, 5);
            listed.AddRange(page);
        }
        while (page.Count > 0);

        Assert.Equal(Many, listed.Select(dream => dream.Path).Distinct().Count());
        Assert.Equal(listed.OrderByDescending(dream => dream.Position), listed);
    }

    [Fact]
    public async Task ListAsync_WhenOthersHaveDocuments_ShowsNone()
    {
        var inbox = await OpenAsync();
        foreach (var tenant in new[] { "acme2", "acm", "ACME", "acme-" })
            await inbox.CreateAsync(Dreams.Of(Dreams.Path(1, tenant)), Document, Cancellation);

        Assert.Empty(await ListAsync(inbox));
    }

    [Fact]
    public async Task ListAsync_WhenFiltered_ShowsWhatMatchesAndNoMoreThanWasAskedFor()
    {
        var inbox = await OpenAsync();
        await inbox.CreateAsync(Dreams.Of(Dreams.Path(1), TimeSpan.FromSeconds(1), "ΛA", "ΛB"), Document, Cancellation);
        await inbox.CreateAsync(Dreams.Of(Dreams.Path(2), TimeSpan.FromSeconds(2), "ΛB"), Document, Cancellation);
        await inbox.CreateAsync(Dreams.Of(Dreams.Path(3), TimeSpan.FromSeconds(3)), Document, Cancellation);

        Assert.Equal([2UL, 1], await TracesAsync(new DreamFilter { UlTag = "ΛB" }));
        Assert.Equal([1UL], await TracesAsync(new DreamFilter { UlTag = "ΛA" }));
        Assert.Empty(await TracesAsync(new DreamFilter { UlTag = "Λ" }));
        Assert.Equal([3UL, 2], await TracesAsync(new DreamFilter { Since = Dreams.Start.AddSeconds(2) }));
        Assert.Equal([3UL], await TracesAsync(new DreamFilter { Since = Dreams.Start.AddMilliseconds(2001) }));
        Assert.Equal([2UL], await TracesAsync(new DreamFilter { UlTag = "ΛB", Since = Dreams.Start.AddSeconds(2) }));
        Assert.Equal([3UL, 2], await TracesAsync(DreamFilter.All, limit: 2));

        async Task<IEnumerable<ulong>> TracesAsync(DreamFilter filter, int limit = 100) =>
            (await ListAsync(inbox, filter, limit)).Select(dream => ulong.Parse(dream.Path.TraceId.Value[^16..], System.Globalization.NumberStyles.HexNumber, null));
    }

    [Fact]
    public async Task ListAsync_WhenADocumentHasExpired_DoesNotShowItFromTheVeryMillisecond()
    {
        var inbox = await OpenAsync();
        var dream = Dreams.Of(Path);
        await inbox.CreateAsync(dream, Document, Cancellation);

        Assert.Single(await inbox.ListAsync(new DreamQuery(Path.Tenant, DreamFilter.All, dream.ExpiresAt.AddMilliseconds(-1), 1), Cancellation));
        Assert.Empty(await inbox.ListAsync(new DreamQuery(Path.Tenant, DreamFilter.All, dream.ExpiresAt, 1), Cancellation));
    }

    [Fact]
    public async Task ListAsync_WhenADocumentWasDeleted_DoesNotShowIt()
    {
        var inbox = await OpenAsync();
        await inbox.CreateAsync(Dreams.Of(Path), Document, Cancellation);
        await inbox.DeleteAsync(Path, Cancellation);

        Assert.Empty(await ListAsync(inbox));
    }

    private static ValueTask<IReadOnlyList<DreamSummary>> ListAsync(IDreamInbox inbox, DreamFilter? filter = null, int limit = 100) =>
        inbox.ListAsync(new DreamQuery(Path.Tenant, filter ?? DreamFilter.All, Dreams.Start, limit), Cancellation);
}
