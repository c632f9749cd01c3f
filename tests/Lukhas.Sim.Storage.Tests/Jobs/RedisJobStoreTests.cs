using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Storage.Redis.Jobs;
using Lukhas.Sim.Storage.Tests.Backends;
using Lukhas.Sim.TestKit.Jobs;
using StackExchange.Redis;

namespace Lukhas.Sim.Storage.Tests.Jobs;

public sealed class RedisJobStoreTests(GarnetFixture garnet) : JobStoreContract
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected override ValueTask<IJobStore> OpenAsync(TimeProvider time) =>
        ValueTask.FromResult<IJobStore>(new RedisJobStore(garnet.Connection, GarnetFixture.NewOptions(), time));

    [Fact]
    public async Task ReplaceAsync_KeepsTheExpiryOfJobAndKey()
    {
        var options = GarnetFixture.NewOptions();
        var store = new RedisJobStore(garnet.Connection, options, TimeProvider.System);
        var jobs = new JobBuilder(new CryptographicIdSource(TimeProvider.System), TimeProvider.System);
        var key = JobBuilder.Idempotency();
        var job = jobs.Scheduled(TimeSpan.FromHours(1), key);
        await store.CreateAsync(job, Cancellation);
        var read = (await store.GetAsync(job.Id, Cancellation))!;

        await store.ReplaceAsync(job.BeginCollect(new JobLease("me", job.ExpiresAt), job.CreatedAt), read.Version, Cancellation);

        var names = new RedisKeys(options.KeyPrefix);
        Assert.Equal(job.ExpiresAt.UtcDateTime, await ExpiryAsync(names.Job(job.Id)));
        Assert.Equal(job.ExpiresAt.UtcDateTime, await ExpiryAsync(names.Idempotency(key.Shard, key.Key)));
    }

    [Fact]
    public async Task PageDueAsync_WhenRedisHasRemovedTheJobItself_StillTellsOfIt()
    {
        var store = new RedisJobStore(garnet.Connection, GarnetFixture.NewOptions(), TimeProvider.System);
        var job = new JobBuilder(new CryptographicIdSource(TimeProvider.System), TimeProvider.System).Scheduled(TimeSpan.FromMilliseconds(50));
        await store.CreateAsync(job, Cancellation);
        while (await store.GetAsync(job.Id, Cancellation) is not null)
            await Task.Delay(10, Cancellation);

        var page = Assert.Single(await store.PageDueAsync(TimeProvider.System.GetUtcNow(), 100, Cancellation).ToListAsync(Cancellation));

        Assert.Equal(SweepEntry.Of(job), Assert.Single(page));
    }

    private ValueTask<DateTime?> ExpiryAsync(RedisKey key) => garnet.Connection.RunAsync(redis => redis.KeyExpireTimeAsync(key), Cancellation);
}
