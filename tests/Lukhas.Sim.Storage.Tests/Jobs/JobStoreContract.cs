using System.Text;
using System.Text.Json;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Seeds;
using Lukhas.Sim.TestKit.Jobs;
using Lukhas.Sim.TestKit.Lane;
using Microsoft.Extensions.Time.Testing;

namespace Lukhas.Sim.Storage.Tests.Jobs;

/// <summary>What every job store promises. A backend's tests are a subclass that makes the store.</summary>
public abstract partial class JobStoreContract
{
    // A backend may have a clock of its own that drops what has expired, so the tests begin now and only go forward.
    private readonly FakeTimeProvider _time = new(DateTimeOffset.FromUnixTimeMilliseconds(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds()));
    private readonly SequentialIds _ids;
    private readonly JobBuilder _jobs;

    protected JobStoreContract()
    {
        _ids = new SequentialIds(_time);
        _jobs = new JobBuilder(_ids, _time);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected abstract ValueTask<IJobStore> OpenAsync(TimeProvider time);

    [Fact]
    public async Task GetAsync_WhenCreated_ReturnsTheJobWhole()
    {
        var store = await OpenAsync(_time);
        var job = _jobs.Scheduled(idempotency: JobBuilder.Idempotency());

        Assert.IsType<JobCreation.Created>(await store.CreateAsync(job, Cancellation));

        var found = await store.GetAsync(job.Id, Cancellation);
        Assert.NotNull(found);
        JobAssert.Same(job, found.Job);
    }

    [Fact]
    public async Task GetAsync_WhenTheJobSaysAllItCan_ReturnsItWhole()
    {
        var store = await OpenAsync(_time);
        var seed = SeedJson.Read(Encoding.UTF8.GetBytes(SampleSeeds.Small));
        var job = _jobs.Scheduled(idempotency: JobBuilder.Idempotency()) with
        {
            Subject = "agent \"Λ\" / \\ \u0001 😀",
            Seed = seed with { Context = JsonElement.Parse("""{"a": [1, {"b": null}], "Λ": "x"}"""), GoalTruncated = true },
            StepUp = new JobStepUp("step-up", _time.GetUtcNow(), "urn:lukhas:acr:gtpsi"),
        };

        await store.CreateAsync(job, Cancellation);

        JobAssert.Same(job, (await store.GetAsync(job.Id, Cancellation))!.Job);
    }

    [Fact]
    public async Task GetAsync_WhenTheSeedIsAsLargeAsAllowed_ReturnsItWhole()
    {
        var store = await OpenAsync(_time);
        var context = JsonElement.Parse($$"""{"text": "{{new string('x', SeedJson.MaxBytes - 1024)}}"}""");
        var job = _jobs.Scheduled() with { Seed = new Seed { Goal = "Move", Context = context } };

        await store.CreateAsync(job, Cancellation);

        JobAssert.Same(job, (await store.GetAsync(job.Id, Cancellation))!.Job);
    }

    [Fact]
    public async Task ReplaceAsync_ThroughEveryState_KeepsTheJobWhole()
    {
        var store = await OpenAsync(_time);
        var job = _jobs.Scheduled(idempotency: JobBuilder.Idempotency());
        await store.CreateAsync(job, Cancellation);
        var now = _time.GetUtcNow();
        var lease = new JobLease("me", now + TimeSpan.FromSeconds(60));
        var running = job.BeginCollect(lease, now);
        var failed = running.Fail("InvalidOperationException", now);
        Job[] life = [running, running.ReleaseLease(), failed, failed.BeginCollect(lease, now), failed.BeginCollect(lease, now).Cancel(now)];

        foreach (var state in life)
        {
            var read = (await store.GetAsync(job.Id, Cancellation))!;
            Assert.NotNull(await store.ReplaceAsync(state, read.Version, Cancellation));
            JobAssert.Same(state, (await store.GetAsync(job.Id, Cancellation))!.Job);
        }

        Assert.Equal(SweepEntry.Of(life[^1]), Assert.Single(await DueAsync(store, now)));
        Assert.Single(await DueAsync(store, DateTimeOffset.MaxValue));
    }

    [Fact]
    public async Task ReplaceAsync_WhenThereIsNoSuchJob_IsAConflict()
    {
        var store = await OpenAsync(_time);
        var job = _jobs.Scheduled();
        await store.CreateAsync(job, Cancellation);
        var read = (await store.GetAsync(job.Id, Cancellation))!;
        await store.RemoveAsync([SweepEntry.Of(job)], Cancellation);

        Assert.Null(await store.ReplaceAsync(job.Cancel(_time.GetUtcNow()), read.Version, Cancellation));

        Assert.Empty(await DueAsync(store, DateTimeOffset.MaxValue));
    }

    [Fact]
    public async Task GetAsync_WhenUnknown_ReturnsNothing()
    {
        var store = await OpenAsync(_time);

        Assert.Null(await store.GetAsync(_ids.NextJobId(), Cancellation));
    }

    [Fact]
    public async Task CreateAsync_WhenTheIdIsTaken_Throws()
    {
        var store = await OpenAsync(_time);
        var job = _jobs.Scheduled();
        await store.CreateAsync(job, Cancellation);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await store.CreateAsync(job, Cancellation));
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    [InlineData(1, false)]
    public async Task GetAsync_AroundExpiry_HidesTheJobFromTheVeryMillisecond(int milliseconds, bool visible)
    {
        var store = await OpenAsync(_time);
        var job = _jobs.Scheduled(TimeSpan.FromMinutes(1));
        await store.CreateAsync(job, Cancellation);

        _time.Advance(TimeSpan.FromMinutes(1) + TimeSpan.FromMilliseconds(milliseconds));

        Assert.Equal(visible, await store.GetAsync(job.Id, Cancellation) is not null);
    }

    [Fact]
    public async Task ReplaceAsync_WhenAtTheExpectedVersion_Replaces()
    {
        var store = await OpenAsync(_time);
        var job = _jobs.Scheduled();
        await store.CreateAsync(job, Cancellation);
        var read = (await store.GetAsync(job.Id, Cancellation))!;
        var running = job.BeginCollect(new JobLease("me", _time.GetUtcNow() + TimeSpan.FromSeconds(60)), _time.GetUtcNow());

        var version = await store.ReplaceAsync(running, read.Version, Cancellation);
        var complete = running.Complete(JobBuilder.Receipt(running));

        Assert.NotNull(version);
        Assert.NotNull(await store.ReplaceAsync(complete, version.Value, Cancellation));
        JobAssert.Same(complete, (await store.GetAsync(job.Id, Cancellation))!.Job);
    }

    [Fact]
    public async Task ReplaceAsync_WhenTheVersionIsOld_IsAConflictAndChangesNothing()
    {
        var store = await OpenAsync(_time);
        var job = _jobs.Scheduled();
        await store.CreateAsync(job, Cancellation);
        var read = (await store.GetAsync(job.Id, Cancellation))!;
        var cancelled = job.Cancel(_time.GetUtcNow());
        await store.ReplaceAsync(cancelled, read.Version, Cancellation);

        var running = job.BeginCollect(new JobLease("late", _time.GetUtcNow() + TimeSpan.FromSeconds(60)), _time.GetUtcNow());

        Assert.Null(await store.ReplaceAsync(running, read.Version, Cancellation));
        JobAssert.Same(cancelled, (await store.GetAsync(job.Id, Cancellation))!.Job);
    }

    [Fact]
    public async Task ReplaceAsync_WhenTheJobHasExpired_IsAConflict()
    {
        var store = await OpenAsync(_time);
        var job = _jobs.Scheduled(TimeSpan.FromMinutes(1));
        await store.CreateAsync(job, Cancellation);
        var read = (await store.GetAsync(job.Id, Cancellation))!;

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Null(await store.ReplaceAsync(job.Cancel(_time.GetUtcNow()), read.Version, Cancellation));
    }

    [Fact]
    public async Task ReplaceAsync_WhenManyRace_LetsExactlyOneThrough()
    {
        var store = await OpenAsync(_time);
        var job = _jobs.Scheduled();
        await store.CreateAsync(job, Cancellation);
        var read = (await store.GetAsync(job.Id, Cancellation))!;
        var until = _time.GetUtcNow() + TimeSpan.FromSeconds(60);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(async racer =>
            await store.ReplaceAsync(job.BeginCollect(new JobLease($"racer-{racer}", until), _time.GetUtcNow()), read.Version, Cancellation)));

        Assert.Single(outcomes, outcome => outcome is not null);
    }

    [Fact]
    public async Task CountWaitingAsync_CountsScheduledLiveJobsOnly()
    {
        var store = await OpenAsync(_time);
        await store.CreateAsync(_jobs.Scheduled(), Cancellation);
        await store.CreateAsync(_jobs.Scheduled(TimeSpan.FromMinutes(1)), Cancellation);
        var cancelled = _jobs.Scheduled();
        await store.CreateAsync(cancelled, Cancellation);
        var read = (await store.GetAsync(cancelled.Id, Cancellation))!;
        await store.ReplaceAsync(read.Job.Cancel(_time.GetUtcNow()), read.Version, Cancellation);

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(new WaitingCount(1, Capped: false), await store.CountWaitingAsync(Cancellation));
    }

    [Fact]
    public async Task AnyCall_WhenAlreadyGivenUp_IsCancelled()
    {
        var store = await OpenAsync(_time);
        var given = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.CreateAsync(_jobs.Scheduled(), given));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.GetAsync(_ids.NextJobId(), given));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.CountWaitingAsync(given));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.PageDueAsync(_time.GetUtcNow(), 100, given).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task PingAsync_WhenTheBackendIsThere_Returns()
    {
        var store = await OpenAsync(_time);

        await store.PingAsync(Cancellation);
    }
}
