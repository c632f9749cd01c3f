using System.Text;
using System.Text.Json;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Lane;
using Lukhas.Sim.Core.Shards;
using Lukhas.Sim.Core.Tests.Lane;
using Lukhas.Sim.TestKit.Inbox;
using Lukhas.Sim.TestKit.Lane;
using Caller = Lukhas.Sim.TestKit.Capabilities;

namespace Lukhas.Sim.Core.Tests.Inbox;

public sealed class InboxReaderTests
{
    private readonly WatchedInbox _inbox;
    private readonly LaneHarness _lane;

    public InboxReaderTests()
    {
        WatchedInbox? watched = null;
        _lane = new LaneHarness(inbox: inner => watched = new WatchedInbox(inner));
        _inbox = watched!;
    }

    [Fact]
    public async Task AnyMember_WhenTheScopeIsMissing_Refuses()
    {
        var caller = Caller.Full() with { Scopes = Scopes.All.Except([Scopes.InboxReadAdmin]).ToHashSet(StringComparer.Ordinal) };
        var trace = Dreams.Path().TraceId;

        await Assert.ThrowsAsync<UnauthorizedAccessException>(async () => await _lane.Reader.ListAsync(caller, DreamFilter.All, 1, default));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(async () => await _lane.Reader.ReadAsync(caller, trace, default));
        await Assert.ThrowsAsync<UnauthorizedAccessException>(async () => await _lane.Reader.ReadNodesAsync(caller, trace, NodeFilter.All, default));
        Assert.Throws<UnauthorizedAccessException>(() => _lane.Reader.ExportAsync(caller, DreamFilter.All, null, NodeFilter.All, default));
    }

    [Fact]
    public async Task ListAsync_WhenCollected_TellsTheTrace()
    {
        var job = await _lane.ScheduledAsync();
        await _lane.CollectAsync(job);

        var page = await _lane.Reader.ListAsync(Caller.Full(), DreamFilter.All, 1, default);

        var dream = Assert.Single(page.Traces);
        Assert.Null(page.Next);
        Assert.Equal((job.TraceId, job.Id, 3), (dream.Path.TraceId, dream.JobId, dream.Count));
        Assert.Equal((_lane.Time.GetUtcNow(), job.ExpiresAt), (dream.SavedAt, dream.ExpiresAt));
        Assert.Equal(["ΛPLAN"], dream.UlTags);
    }

    [Fact]
    public async Task ListAsync_WhenThereAreMore_TellsWhereTheyBegin()
    {
        await FillAsync(3);

        var first = await _lane.Reader.ListAsync(Caller.Full(), DreamFilter.All, 2, default);
        var second = await _lane.Reader.ListAsync(Caller.Full(), new DreamFilter { After = first.Next }, 2, default);

        Assert.Equal([2UL, 1], first.Traces.Select(Number));
        Assert.Equal([0UL], second.Traces.Select(Number));
        Assert.Null(second.Next);
        Assert.Null((await _lane.Reader.ListAsync(Caller.Full(), DreamFilter.All, 3, default)).Next);
    }

    [Fact]
    public async Task ReadAsync_WhenItIsAnothersOrUnknownOrExpired_IsNotFound()
    {
        var job = await _lane.ScheduledAsync();
        await _lane.CollectAsync(job);

        Assert.IsType<LaneResult<DreamDocument>.Done>(await _lane.Reader.ReadAsync(Caller.Full(), job.TraceId, default));
        AssertNotFound(await _lane.Reader.ReadAsync(Caller.Full(tenant: "other"), job.TraceId, default));
        AssertNotFound(await _lane.Reader.ReadAsync(Caller.Full(), _lane.NextTrace(), default));
        _lane.Time.Advance(TimeSpan.FromHours(24) - TimeSpan.FromMilliseconds(1));
        Assert.IsType<LaneResult<DreamDocument>.Done>(await _lane.Reader.ReadAsync(Caller.Full(), job.TraceId, default));
        _lane.Time.Advance(TimeSpan.FromMilliseconds(1));
        AssertNotFound(await _lane.Reader.ReadAsync(Caller.Full(), job.TraceId, default));
        Assert.Empty((await _lane.Reader.ListAsync(Caller.Full(), DreamFilter.All, 1, default)).Traces);
    }

    [Fact]
    public async Task ReadNodesAsync_GivesTheNodesAsTheyWereWritten()
    {
        var job = await _lane.ScheduledAsync();
        var dreams = ((LaneResult<CollectedDreams>.Done)await _lane.CollectAsync(job)).Value;
        var document = Encoding.UTF8.GetString(((CollectedDreams.Complete)dreams).Document.Utf8.Span);

        var lines = Lines(((LaneResult<ReadOnlyMemory<byte>>.Done)await _lane.Reader.ReadNodesAsync(Caller.Full(), job.TraceId, NodeFilter.All, default)).Value);

        Assert.Equal(3, lines.Length);
        Assert.All(lines, line => Assert.Contains(line, document, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null, null, "1,2,3")]
    [InlineData("HYPOTHESIS", null, "1")]
    [InlineData("REPLAY", null, "2,3")]
    [InlineData(null, "b", "2,3")]
    [InlineData("REPLAY", "a", "")]
    [InlineData(null, "c", "")]
    public async Task ReadNodesAsync_WhenFiltered_GivesThoseThatMatch(string? type, string? scope, string expected)
    {
        var dream = Dreams.Of(Dreams.Path());
        await _inbox.CreateAsync(dream, Dreams.Document(dream, "a", "b", "b"), default);
        MatadaNodeType? wanted = type is null ? null : type == "REPLAY" ? MatadaNodeType.Replay : MatadaNodeType.Hypothesis;

        var read = await _lane.Reader.ReadNodesAsync(Caller.Full(), dream.Path.TraceId, new NodeFilter(wanted, scope), default);

        var lines = Lines(((LaneResult<ReadOnlyMemory<byte>>.Done)read).Value);
        Assert.Equal(expected, string.Join(',', lines.Select(line => JsonElement.Parse(line).GetProperty("id").GetString()![^1])));
    }

    [Fact]
    public async Task ExportAsync_WhenThereAreThousands_GivesTheFirstBeforeMostAreRead_AndAllInTheEnd()
    {
        const int Documents = 2_500;
        await FillAsync(Documents);
        var given = new List<string>();

        await foreach (var lines in _lane.Reader.ExportAsync(Caller.Full(), DreamFilter.All, null, NodeFilter.All, default))
        {
            given.AddRange(Lines(lines));
            Assert.InRange(_inbox.Reads - given.Count, 0, 8);
        }

        Assert.Equal(Documents, given.Count);
        Assert.Equal(
            Enumerable.Range(0, Documents).Reverse().Select(trace => $"{Dreams.Path((ulong)trace).TraceId}#N1"),
            given.Select(line => JsonElement.Parse(line).GetProperty("id").GetString()));
    }

    [Fact]
    public async Task ExportAsync_WhenLimited_GivesSoManyTraces()
    {
        await FillAsync(20);

        var given = await _lane.Reader.ExportAsync(Caller.Full(), DreamFilter.All, 9, NodeFilter.All, default).ToListAsync(default);

        Assert.Equal(9, given.Count);
        Assert.Equal(9, _inbox.Reads);
    }

    [Fact]
    public async Task ExportAsync_WhenATraceIsRemovedMeanwhile_LeavesItOut()
    {
        await FillAsync(3);
        _inbox.BeforeRead = async () => await _inbox.DeleteAsync(Dreams.Path(1), default);

        var given = await _lane.Reader.ExportAsync(Caller.Full(), DreamFilter.All, null, NodeFilter.All, default).ToListAsync(default);

        Assert.Equal(2, given.Count);
    }

    /// <summary>Documents of one node each, each written a millisecond after the one before.</summary>
    private async Task FillAsync(int count)
    {
        for (var trace = 0; trace < count; trace++)
        {
            var dream = Dreams.Of(Dreams.Path((ulong)trace), TimeSpan.FromMilliseconds(trace));
            await _inbox.CreateAsync(dream, Dreams.Document(dream, "a"), default);
        }
    }

    private static ulong Number(DreamSummary dream) => Convert.ToUInt64(dream.Path.TraceId.Value[^16..], 16);

    private static string[] Lines(ReadOnlyMemory<byte> lines)
    {
        var text = Encoding.UTF8.GetString(lines.Span);
        Assert.True(text.Length == 0 || text.EndsWith('\n'));
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static void AssertNotFound(LaneResult<DreamDocument> result) =>
        Assert.IsType<Refusal.TraceNotFound>(Assert.IsType<LaneResult<DreamDocument>.Refused>(result).Reason);
}
