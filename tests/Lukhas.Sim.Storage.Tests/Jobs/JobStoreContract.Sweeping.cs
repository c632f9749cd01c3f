using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Lane;
using Lukhas.Sim.TestKit.Inbox;
using Lukhas.Sim.TestKit.Jobs;
using Lukhas.Sim.TestKit.Lane;
using Caller = Lukhas.Sim.TestKit.Capabilities;

namespace Lukhas.Sim.Storage.Tests.Jobs;

/// <summary>What the sweeper relies on.</summary>
public abstract partial class JobStoreContract
{
    [Fact]
    public async Task PageDueAsync_ReturnsWhatIsDueInPagesOfOneShard()
    {
        var store = await OpenAsync(_time);
        var due = new List<Job>();
        for (var index = 0; index < 70; index++)
        {
            due.Add(_jobs.Scheduled(TimeSpan.FromMinutes(1)));
            await store.CreateAsync(due[^1], Cancellation);
            await store.CreateAsync(_jobs.Scheduled(TimeSpan.FromMinutes(2)), Cancellation);
        }

        _time.Advance(TimeSpan.FromMinutes(1));
        var pages = await store.PageDueAsync(_time.GetUtcNow(), 2, Cancellation).ToListAsync(Cancellation);

        Assert.Equal(due.Select(job => job.Id.Value).Order(), pages.SelectMany(page => page).Select(entry => entry.JobId.Value).Order());
        Assert.All(pages, page => Assert.InRange(page.Count, 1, 2));
        Assert.All(pages, page => Assert.Single(page.Select(entry => entry.JobId.Shard).Distinct()));
        Assert.Contains(SweepEntry.Of(due[0]), pages.SelectMany(page => page));
    }

    [Fact]
    public async Task RemoveAsync_RemovesJobKeyAndEntry_AndAgainIsNoError()
    {
        var store = await OpenAsync(_time);
        var job = _jobs.Scheduled(TimeSpan.FromMinutes(1), JobBuilder.Idempotency());
        await store.CreateAsync(job, Cancellation);
        _time.Advance(TimeSpan.FromMinutes(1));

        await store.RemoveAsync([SweepEntry.Of(job)], Cancellation);
        await store.RemoveAsync([SweepEntry.Of(job)], Cancellation);

        Assert.Empty(await store.PageDueAsync(DateTimeOffset.MaxValue, 100, Cancellation).ToListAsync(Cancellation));
        Assert.Null(await store.FindAsync(JobBuilder.Idempotency(), Cancellation));
    }

    [Fact]
    public async Task RemoveAsync_OfAWholePageOfWhichSomeAreGone_RemovesTheRest()
    {
        var store = await OpenAsync(_time);
        var keys = Enumerable.Range(0, 10_000).Select(number => JobBuilder.Idempotency($"key-{number}"))
            .Where(key => key.Shard == new JobShard(7)).Take(100).ToArray();
        foreach (var key in keys)
            await store.CreateAsync(_jobs.Scheduled(TimeSpan.FromMinutes(1), key), Cancellation);
        _time.Advance(TimeSpan.FromMinutes(1));
        var page = Assert.Single(await store.PageDueAsync(_time.GetUtcNow(), 100, Cancellation).ToListAsync(Cancellation));
        Assert.Equal(100, page.Count);

        await store.RemoveAsync([.. page.Where((_, index) => index % 3 == 0)], Cancellation);
        await store.RemoveAsync(page, Cancellation);

        Assert.Empty(await DueAsync(store, DateTimeOffset.MaxValue));
        foreach (var key in keys)
            Assert.Null(await store.FindAsync(key, Cancellation));
    }

    [Fact]
    public async Task Sweep_WhenTwoRunAtOnce_RemovesAllThatExpiredAndNothingElse()
    {
        var store = await OpenAsync(_time);
        var inbox = new MemoryDreamInbox();
        for (var index = 0; index < 60; index++)
            await store.CreateAsync(_jobs.Scheduled(TimeSpan.FromMinutes(1), JobBuilder.Idempotency($"key-{index}")), Cancellation);
        var young = _jobs.Scheduled();
        await store.CreateAsync(young, Cancellation);
        _time.Advance(TimeSpan.FromMinutes(1));

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ =>
            new JobSweeper(store, inbox, _time, new LaneOptions { JobTtl = TimeSpan.FromMinutes(1), InboxRetention = TimeSpan.FromMinutes(1) })
                .SweepAsync(Cancellation)));

        Assert.All(both, result => Assert.Equal(0, result.Failed));
        Assert.Equal(young.Id, Assert.Single(await DueAsync(store, DateTimeOffset.MaxValue)).JobId);
        Assert.NotNull(await store.GetAsync(young.Id, Cancellation));
    }

    [Fact]
    public async Task RemoveAsync_WhenANewJobTookTheKey_LeavesTheKeyToIt()
    {
        var store = await OpenAsync(_time);
        var old = _jobs.Scheduled(TimeSpan.FromMinutes(1), JobBuilder.Idempotency());
        await store.CreateAsync(old, Cancellation);
        _time.Advance(TimeSpan.FromMinutes(1));
        var young = _jobs.Scheduled(idempotency: JobBuilder.Idempotency());
        await store.CreateAsync(young, Cancellation);

        await store.RemoveAsync([SweepEntry.Of(old)], Cancellation);

        Assert.Equal(young.Id, (await store.FindAsync(JobBuilder.Idempotency(), Cancellation))!.Id);
    }

    [Fact]
    public async Task PostponeAsync_WhenTheJobLives_KeepsItAndComesBackLater()
    {
        var store = await OpenAsync(_time);
        var job = _jobs.Running();
        await store.CreateAsync(job, Cancellation);
        var read = (await store.GetAsync(job.Id, Cancellation))!;
        var cancelled = job.Cancel(_time.GetUtcNow());
        await store.ReplaceAsync(cancelled, read.Version, Cancellation);
        var entry = Assert.Single(await store.PageDueAsync(_time.GetUtcNow(), 100, Cancellation).SelectMany(page => page).ToListAsync(Cancellation));

        await store.PostponeAsync(entry, job.ExpiresAt, Cancellation);

        Assert.Empty(await store.PageDueAsync(_time.GetUtcNow(), 100, Cancellation).ToListAsync(Cancellation));
        Assert.NotNull(await store.GetAsync(job.Id, Cancellation));
        Assert.Single(await store.PageDueAsync(job.ExpiresAt, 100, Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task PostponeAsync_WhenTheJobHasExpired_KeepsTheEntryOnly()
    {
        var store = await OpenAsync(_time);
        var job = _jobs.Scheduled(TimeSpan.FromMinutes(1), JobBuilder.Idempotency());
        await store.CreateAsync(job, Cancellation);
        _time.Advance(TimeSpan.FromMinutes(1));
        var later = _time.GetUtcNow() + TimeSpan.FromHours(1);

        await store.PostponeAsync(SweepEntry.Of(job), later, Cancellation);

        var entry = Assert.Single(await store.PageDueAsync(later, 100, Cancellation).SelectMany(page => page).ToListAsync(Cancellation));
        Assert.Equal(later, entry.DueAt);
        Assert.IsType<JobCreation.Created>(await store.CreateAsync(_jobs.Scheduled(idempotency: JobBuilder.Idempotency()), Cancellation));
    }

    [Fact]
    public async Task PostponeAsync_WhenTheEntryIsPurged_RemovesTheJobAndHasTheNextSweepTakeItsDocument()
    {
        var store = await OpenAsync(_time);
        var job = _jobs.Scheduled(idempotency: JobBuilder.Idempotency());
        await store.CreateAsync(job, Cancellation);
        var now = _time.GetUtcNow();

        await store.PostponeAsync(SweepEntry.Purged(job, now), now, Cancellation);

        Assert.Null(await store.GetAsync(job.Id, Cancellation));
        Assert.Null(await store.FindAsync(JobBuilder.Idempotency(), Cancellation));
        var inbox = new MemoryDreamInbox();
        await inbox.CreateAsync(Dreams.Of(new DreamPath(job.Tenant, job.TraceId)), DreamDocument.Of("{}"u8.ToArray()), Cancellation);
        Assert.Equal(new SweepResult(1, 0, 0, null), await new JobSweeper(store, inbox, _time, new LaneOptions()).SweepAsync(Cancellation));
        Assert.Null(await inbox.ReadAsync(new DreamPath(job.Tenant, job.TraceId), Cancellation));
        Assert.Empty(await DueAsync(store, DateTimeOffset.MaxValue));
    }

    [Fact]
    public async Task Purge_WhileACollectHoldsALease_LeavesAnEntryForWhatThatStillWrites()
    {
        var store = await OpenAsync(_time);
        var inbox = new MemoryDreamInbox();
        var options = new LaneOptions();
        var job = _jobs.Scheduled(idempotency: JobBuilder.Idempotency());
        await store.CreateAsync(job, Cancellation);
        var read = (await store.GetAsync(job.Id, Cancellation))!;
        var running = job.BeginCollect(new JobLease("killed", job.CreatedAt + options.CollectLease), job.CreatedAt);
        var version = await store.ReplaceAsync(running, read.Version, Cancellation);
        var dream = Dreams.Of(new DreamPath(job.Tenant, job.TraceId)) with { JobId = job.Id, ExpiresAt = job.ExpiresAt };
        await inbox.CreateAsync(dream, Dreams.Document(dream), Cancellation);

        await new InboxPurger(inbox, store, new AuditLog(), new LaneClock(_time), options).PurgeAsync(Caller.Full(), job.TraceId, Cancellation);

        Assert.Null(await store.GetAsync(job.Id, Cancellation));
        Assert.Null(await store.FindAsync(job.Idempotency!, Cancellation));
        Assert.Null(await store.ReplaceAsync(running.Complete(JobBuilder.Receipt(job)), version!.Value, Cancellation));
        var sweeper = new JobSweeper(store, inbox, _time, options);
        Assert.Equal(new SweepResult(0, 0, 0, null), await sweeper.SweepAsync(Cancellation));
        await inbox.CreateAsync(dream, Dreams.Document(dream), Cancellation);
        _time.Advance(options.CollectLease);
        Assert.Equal(new SweepResult(0, 1, 0, null), await sweeper.SweepAsync(Cancellation));
        Assert.Null(await inbox.ReadAsync(dream.Path, Cancellation));

        await inbox.CreateAsync(dream, Dreams.Document(dream), Cancellation);
        _time.Advance(options.JobTtl);
        Assert.Equal(new SweepResult(1, 0, 0, null), await sweeper.SweepAsync(Cancellation));
        Assert.Null(await inbox.ReadAsync(dream.Path, Cancellation));
        Assert.Empty(await DueAsync(store, DateTimeOffset.MaxValue));
    }

    [Fact]
    public async Task PostponeAsync_WhenTheJobLives_TheJobItselfSaysSo()
    {
        var store = await OpenAsync(_time);
        var job = _jobs.Running();
        await store.CreateAsync(job, Cancellation);
        var read = (await store.GetAsync(job.Id, Cancellation))!;
        var cancelled = job.Cancel(_time.GetUtcNow());
        await store.ReplaceAsync(cancelled, read.Version, Cancellation);
        var later = _time.GetUtcNow() + TimeSpan.FromSeconds(60);

        await store.PostponeAsync(SweepEntry.Of(cancelled), later, Cancellation);

        var kept = (await store.GetAsync(job.Id, Cancellation))!.Job;
        JobAssert.Same(cancelled with { SweepAt = later }, kept);
        Assert.Equal(SweepEntry.Of(kept), Assert.Single(await DueAsync(store, later)));

        await store.RemoveAsync([SweepEntry.Of(kept)], Cancellation);
        Assert.Empty(await DueAsync(store, DateTimeOffset.MaxValue));
    }

    private static ValueTask<List<SweepEntry>> DueAsync(IJobStore store, DateTimeOffset now) =>
        store.PageDueAsync(now, 100, Cancellation).SelectMany(page => page).ToListAsync(Cancellation);
}
