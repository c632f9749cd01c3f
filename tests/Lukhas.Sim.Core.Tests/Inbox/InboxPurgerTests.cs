using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Lane;
using Lukhas.Sim.Core.Tests.Lane;
using Lukhas.Sim.TestKit.Inbox;
using Lukhas.Sim.TestKit.Lane;
using Caller = Lukhas.Sim.TestKit.Capabilities;

namespace Lukhas.Sim.Core.Tests.Inbox;

public sealed class InboxPurgerTests
{
    private readonly WatchedInbox _inbox;
    private readonly WatchedStore _store;
    private readonly LaneHarness _lane;

    public InboxPurgerTests()
    {
        WatchedInbox? inbox = null;
        WatchedStore? store = null;
        _lane = new LaneHarness(store: inner => store = new WatchedStore(inner), inbox: inner => inbox = new WatchedInbox(inner));
        _inbox = inbox!;
        _store = store!;
    }

    [Fact]
    public async Task PurgeAsync_WhenTheScopeIsMissing_RefusesAndRemovesNothing()
    {
        var job = await CollectedAsync();
        var caller = Caller.Full() with { Scopes = Scopes.All.Except([Scopes.InboxPurgeAdmin]).ToHashSet(StringComparer.Ordinal) };

        await Assert.ThrowsAsync<UnauthorizedAccessException>(async () => await _lane.Purger.PurgeAsync(caller, job.TraceId, default));

        Assert.True(await ExistsAsync(job));
    }

    [Fact]
    public async Task PurgeAsync_RemovesTheDocumentAndTheJobAndAllThatLeadsToThem()
    {
        var job = await CollectedAsync(key: "key");

        Assert.Equal(job.TraceId, Assert.IsType<LaneResult<TraceId>.Done>(await PurgeAsync(job)).Value);

        Assert.False(await ExistsAsync(job));
        Assert.Null(await _store.GetAsync(job.Id, default));
        Assert.Null(await _store.FindAsync(job.Idempotency!, default));
        Assert.Empty(await _store.PageDueAsync(DateTimeOffset.MaxValue, 100, default).ToListAsync(default));
        AssertNotFound(await PurgeAsync(job));
    }

    [Fact]
    public async Task PurgeAsync_WhenItIsAnothersOrUnknownOrExpired_IsNotFoundAndRemovesNothing()
    {
        var job = await CollectedAsync();
        AssertNotFound(await _lane.Purger.PurgeAsync(Caller.Full(tenant: "other"), job.TraceId, default));
        AssertNotFound(await _lane.Purger.PurgeAsync(Caller.Full(), _lane.NextTrace(), default));
        Assert.True(await ExistsAsync(job));
        _lane.Time.Advance(TimeSpan.FromHours(24));
        AssertNotFound(await PurgeAsync(job));
        Assert.Empty(_lane.Audit.Records.OfType<AuditRecord.TracePurged>());
    }

    [Fact]
    public async Task PurgeAsync_IsOnRecordBeforeAnythingIsRemoved()
    {
        var job = await CollectedAsync();
        _store.Down = true;

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await PurgeAsync(job));

        var record = Assert.IsType<AuditRecord.TracePurged>(_lane.Audit.Records.Last());
        Assert.Equal((job.TraceId, job.Id, job.Tenant), (record.TraceId, record.JobId, record.Tenant));
        Assert.Equal(("agent-7", "token-1"), (record.Subject, record.TokenId));
        Assert.True(await ExistsAsync(job));
    }

    [Fact]
    public async Task PurgeAsync_WhenCutShortAfterTheJob_IsFinishedByTheNextSweep()
    {
        var job = await CollectedAsync();
        _inbox.BeforeDelete = () => throw new StorageUnavailableException("cut");
        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await PurgeAsync(job));
        Assert.Null(await _store.GetAsync(job.Id, default));
        Assert.True(await ExistsAsync(job));

        _inbox.BeforeDelete = () => { };
        Assert.Equal(new SweepResult(1, 0, 0, null), await _lane.Sweeper.SweepAsync(default));

        Assert.False(await ExistsAsync(job));
    }

    [Fact]
    public async Task PurgeAsync_WhenCutShortAfterTheJob_IsFinishedByBeingCalledAgain()
    {
        var job = await CollectedAsync();
        _inbox.BeforeDelete = () => throw new StorageUnavailableException("cut");
        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await PurgeAsync(job));

        _inbox.BeforeDelete = () => { };
        Assert.IsType<LaneResult<TraceId>.Done>(await PurgeAsync(job));

        Assert.False(await ExistsAsync(job));
    }

    [Fact]
    public async Task CollectAsync_WhenTheTraceIsPurgedMeanwhile_FindsNoJob()
    {
        var job = await CollectedAsync();
        var purging = false;
        _inbox.BeforeRead = async () =>
        {
            if (!purging)
            {
                purging = true;
                await PurgeAsync(job);
            }
        };

        var result = await _lane.CollectAsync(job);

        Assert.IsType<Refusal.JobNotFound>(Assert.IsType<LaneResult<CollectedDreams>.Refused>(result).Reason);
    }

    [Fact]
    public async Task PurgeAsync_WhenTheCollectHasNotYetCompletedTheJob_LeavesNothingBehind()
    {
        var job = await _lane.ScheduledAsync();
        _store.BeforeReplace = async next =>
        {
            if (next.Status == JobStatus.Complete)
                await PurgeAsync(job);
        };

        var result = await _lane.CollectAsync(job);

        Assert.IsType<Refusal.JobNotFound>(Assert.IsType<LaneResult<CollectedDreams>.Refused>(result).Reason);
        Assert.False(await ExistsAsync(job));
    }

    [Fact]
    public async Task PurgeAsync_WhenACollectIsKilledAfterWritingAgain_TheSweeperRemovesWhatItLeft()
    {
        var job = await _lane.ScheduledAsync();
        _store.BeforeReplace = async next =>
        {
            if (next.Status != JobStatus.Complete)
                return;
            await PurgeAsync(job);
            await WriteAsync(job);
            throw new StorageUnavailableException("killed");
        };
        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await _lane.CollectAsync(job));
        Assert.True(await ExistsAsync(job));

        _lane.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal(new SweepResult(0, 1, 0, null), await _lane.Sweeper.SweepAsync(default));
        Assert.False(await ExistsAsync(job));

        // One that was held up beyond its lease.
        await WriteAsync(job);
        _lane.Time.Advance(TimeSpan.FromHours(24));
        Assert.Equal(new SweepResult(1, 0, 0, null), await _lane.Sweeper.SweepAsync(default));
        Assert.False(await ExistsAsync(job));
        Assert.Empty(await _store.PageDueAsync(DateTimeOffset.MaxValue, 100, default).ToListAsync(default));
    }

    [Fact]
    public async Task PurgeAsync_WhenAnEarlierCollectOfACompleteJobNeverCameToAnEnd_TheSweeperLooksAgain()
    {
        var job = await _lane.ScheduledAsync();
        var read = (await _store.GetAsync(job.Id, default))!;
        var now = _lane.Time.GetUtcNow();
        await _store.ReplaceAsync(job.BeginCollect(new JobLease("slow", now.AddSeconds(60)), now), read.Version, default);
        _lane.Time.Advance(TimeSpan.FromSeconds(60));
        Assert.IsType<LaneResult<CollectedDreams>.Done>(await _lane.CollectAsync(job));

        await PurgeAsync(job);
        await WriteAsync(job);
        _lane.Time.Advance(TimeSpan.FromSeconds(60));
        await _lane.Sweeper.SweepAsync(default);

        Assert.False(await ExistsAsync(job));
    }

    [Fact]
    public async Task PurgeAsync_WhenOnlyTheDocumentIsLeft_RemovesIt()
    {
        var dream = Dreams.Of(Dreams.Path());
        await _inbox.CreateAsync(dream, Dreams.Document(dream), default);

        Assert.IsType<LaneResult<TraceId>.Done>(await _lane.Purger.PurgeAsync(Caller.Full(), dream.Path.TraceId, default));

        Assert.Null(await _inbox.ReadAsync(dream.Path, default));
    }

    [Fact]
    public async Task PurgeAsync_WhenTheDocumentNamesAnothersJob_LeavesThatJob()
    {
        var job = await _lane.ScheduledAsync(caller: Caller.Full(tenant: "other"));
        var dream = Dreams.Of(Dreams.Path()) with { JobId = job.Id };
        await _inbox.CreateAsync(dream, Dreams.Document(dream), default);

        Assert.IsType<LaneResult<TraceId>.Done>(await _lane.Purger.PurgeAsync(Caller.Full(), dream.Path.TraceId, default));

        Assert.NotNull(await _store.GetAsync(job.Id, default));
    }

    private async Task<Job> CollectedAsync(string? key = null)
    {
        var job = await _lane.ScheduledAsync(key: key);
        Assert.IsType<LaneResult<CollectedDreams>.Done>(await _lane.CollectAsync(job));
        return job;
    }

    private async Task WriteAsync(Job job)
    {
        var dream = Dreams.Of(new DreamPath(job.Tenant, job.TraceId)) with { JobId = job.Id };
        await _inbox.CreateAsync(dream, Dreams.Document(dream), default);
    }

    private ValueTask<LaneResult<TraceId>> PurgeAsync(Job job) => _lane.Purger.PurgeAsync(Caller.Full(), job.TraceId, default);

    private async Task<bool> ExistsAsync(Job job) => await _inbox.ReadAsync(new DreamPath(job.Tenant, job.TraceId), default) is not null;

    private static void AssertNotFound(LaneResult<TraceId> result) =>
        Assert.IsType<Refusal.TraceNotFound>(Assert.IsType<LaneResult<TraceId>.Refused>(result).Reason);
}
