using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.TestKit.Jobs;

namespace Lukhas.Sim.Storage.Tests.Jobs;

/// <summary>What a retry relies on: check and creation are one act.</summary>
public abstract partial class JobStoreContract
{
    [Fact]
    public async Task CreateAsync_WhenTheKeyWasUsed_ReturnsTheEarlierJobAndKeepsNoOther()
    {
        var store = await OpenAsync(_time);
        var first = _jobs.Scheduled(idempotency: JobBuilder.Idempotency());
        var second = _jobs.Scheduled(idempotency: JobBuilder.Idempotency(body: "other"));
        await store.CreateAsync(first, Cancellation);

        var again = Assert.IsType<JobCreation.AlreadyMade>(await store.CreateAsync(second, Cancellation));

        JobAssert.Same(first, again.Earlier);
        Assert.Null(await store.GetAsync(second.Id, Cancellation));
        JobAssert.Same(first, (await store.FindAsync(JobBuilder.Idempotency(), Cancellation))!);
    }

    [Fact]
    public async Task CreateAsync_WhenManyRaceWithOneKey_KeepsExactlyOneJob()
    {
        var store = await OpenAsync(_time);
        var jobs = Enumerable.Range(0, 16).Select(_ => _jobs.Scheduled(idempotency: JobBuilder.Idempotency("raced"))).ToArray();

        var outcomes = await Task.WhenAll(jobs.Select(async job => await store.CreateAsync(job, Cancellation)));

        Assert.Single(outcomes.OfType<JobCreation.Created>());
        var kept = (await store.FindAsync(JobBuilder.Idempotency("raced"), Cancellation))!;
        Assert.All(outcomes.OfType<JobCreation.AlreadyMade>(), made => Assert.Equal(kept.Id, made.Earlier.Id));
    }

    [Fact]
    public async Task CreateAsync_WhenTheEarlierJobHasExpired_TakesTheKeyAnew()
    {
        var store = await OpenAsync(_time);
        await store.CreateAsync(_jobs.Scheduled(TimeSpan.FromMinutes(1), JobBuilder.Idempotency()), Cancellation);
        _time.Advance(TimeSpan.FromMinutes(1));

        var second = _jobs.Scheduled(idempotency: JobBuilder.Idempotency());

        Assert.Null(await store.FindAsync(JobBuilder.Idempotency(), Cancellation));
        Assert.IsType<JobCreation.Created>(await store.CreateAsync(second, Cancellation));
        Assert.Equal(second.Id, (await store.FindAsync(JobBuilder.Idempotency(), Cancellation))!.Id);
    }
}
