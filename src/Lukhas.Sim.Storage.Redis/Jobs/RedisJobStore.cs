using System.Globalization;
using Lukhas.Sim.Core.Jobs;
using StackExchange.Redis;

namespace Lukhas.Sim.Storage.Redis.Jobs;

/// <summary>
/// Jobs in Redis: one hash per job that Redis itself removes at its expiry. Every change is a transaction whose condition is
/// the job's version. What answers show is decided by this process's clock; Redis's own only reclaims.
/// </summary>
/// <param name="connection">The connection.</param>
/// <param name="options">How keys are named.</param>
/// <param name="time">Decides what has expired.</param>
public sealed class RedisJobStore(RedisConnection connection, RedisOptions options, TimeProvider time) : IJobStore
{
    /// <summary>A transaction that fails though its condition holds was disturbed by another; more are a fault of the store.</summary>
    private const int MaxTries = 16;

    private readonly RedisKeys _keys = new(options.KeyPrefix);
    private readonly RedisSweepIndex _sweep = new(connection, new RedisKeys(options.KeyPrefix), time);

    /// <inheritdoc/>
    public ValueTask<JobCreation> CreateAsync(Job job, CancellationToken cancellationToken) =>
        connection.RunAsync(redis => CreateAsync(redis, job), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<VersionedJob?> GetAsync(JobId id, CancellationToken cancellationToken) =>
        connection.RunAsync(redis => FindLiveAsync(redis, id), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Job?> FindAsync(JobIdempotency idempotency, CancellationToken cancellationToken) =>
        connection.RunAsync(
            async redis => await OwnerAsync(redis, idempotency).ConfigureAwait(false) is { } owner
                ? (await FindLiveAsync(redis, owner).ConfigureAwait(false))?.Job
                : null,
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<JobVersion?> ReplaceAsync(Job job, JobVersion expected, CancellationToken cancellationToken) =>
        connection.RunAsync(redis => ReplaceAsync(redis, job, expected), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<IReadOnlyList<SweepEntry>> PageDueAsync(DateTimeOffset now, int pageSize, CancellationToken cancellationToken) =>
        _sweep.PageDueAsync(now, pageSize, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask RemoveAsync(IReadOnlyList<SweepEntry> entries, CancellationToken cancellationToken) =>
        await _sweep.RemoveAsync(entries, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async ValueTask PostponeAsync(SweepEntry entry, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        await _sweep.PostponeAsync(entry, dueAt, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<WaitingCount> CountWaitingAsync(CancellationToken cancellationToken) =>
        connection.RunAsync(CountWaitingAsync, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask PingAsync(CancellationToken cancellationToken) =>
        await connection.RunAsync(redis => redis.PingAsync(), cancellationToken).ConfigureAwait(false);

    private async Task<JobCreation> CreateAsync(IDatabase redis, Job job)
    {
        JobId? outlived = null;
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            if (await TryCreateAsync(redis, job, outlived).ConfigureAwait(false))
                return new JobCreation.Created(RedisJob.VersionOf(RedisJob.FirstVersion));
            if (job.Idempotency is { } idempotency)
            {
                outlived = await OwnerAsync(redis, idempotency).ConfigureAwait(false);
                if (outlived is { } owner && await FindLiveAsync(redis, owner).ConfigureAwait(false) is { } earlier)
                    return new JobCreation.AlreadyMade(earlier.Job);
            }

            if (await redis.KeyExistsAsync(_keys.Job(job.Id)).ConfigureAwait(false))
                throw new InvalidOperationException($"The job id {job.Id} is taken.");
        }

        throw Disturbed();
    }

    private Task<bool> TryCreateAsync(IDatabase redis, Job job, JobId? outlived)
    {
        var key = _keys.Job(job.Id);
        var expiry = job.ExpiresAt.UtcDateTime;
        var transaction = redis.CreateTransaction();
        transaction.AddCondition(Condition.KeyNotExists(key));
        _ = transaction.HashSetAsync(key, RedisJob.Created(job));
        _ = transaction.KeyExpireAsync(key, expiry);
        Index(transaction, job);
        if (job.Idempotency is { } idempotency)
        {
            var made = _keys.Idempotency(idempotency.Shard, idempotency.Key);
            transaction.AddCondition(outlived is { } owner ? Condition.StringEqual(made, owner.Value) : Condition.KeyNotExists(made));
            _ = transaction.StringSetAsync(made, job.Id.Value);
            _ = transaction.KeyExpireAsync(made, expiry);
        }

        return transaction.ExecuteAsync();
    }

    private async Task<JobVersion?> ReplaceAsync(IDatabase redis, Job job, JobVersion expected)
    {
        if (job.IsExpired(time.GetUtcNow()))
            return null;
        var key = _keys.Job(job.Id);
        var next = long.Parse(expected.Value, CultureInfo.InvariantCulture) + 1;
        for (var attempt = 0; attempt < MaxTries; attempt++)
        {
            var transaction = redis.CreateTransaction();
            transaction.AddCondition(Condition.HashEqual(key, RedisJob.Version, expected.Value));
            _ = transaction.HashSetAsync(key, RedisJob.Replaced(job, next));

            // Writing fields keeps the expiry; said again, it holds even if Redis dropped the key in between.
            _ = transaction.KeyExpireAsync(key, job.ExpiresAt.UtcDateTime);
            Index(transaction, job);
            if (await transaction.ExecuteAsync().ConfigureAwait(false))
                return RedisJob.VersionOf(next);
            if (await redis.HashGetAsync(key, RedisJob.Version).ConfigureAwait(false) != expected.Value)
                return null;
        }

        throw Disturbed();
    }

    /// <summary>Has the job's sweep entry and its place among the waiting say what the job says.</summary>
    private void Index(ITransaction transaction, Job job)
    {
        _sweep.Set(transaction, SweepEntry.Of(job));
        var waiting = _keys.Waiting(job.Id.Shard);
        _ = job.IsWaiting
            ? transaction.SortedSetAddAsync(waiting, job.Id.Value, job.ExpiresAt.ToUnixTimeMilliseconds())
            : transaction.SortedSetRemoveAsync(waiting, job.Id.Value);
    }

    private async Task<WaitingCount> CountWaitingAsync(IDatabase redis)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var counts = await Task.WhenAll(Enumerable.Range(0, JobShard.Count).Select(shard => CountAsync(redis, new JobShard(shard), now)))
            .ConfigureAwait(false);
        return new WaitingCount((int)counts.Sum(), Capped: false);
    }

    private async Task<long> CountAsync(IDatabase redis, JobShard shard, long now)
    {
        // Sent one after the other without waiting: the set is trimmed when its length is asked for.
        var waiting = _keys.Waiting(shard);
        var trimmed = redis.SortedSetRemoveRangeByScoreAsync(waiting, double.NegativeInfinity, now);
        var length = redis.SortedSetLengthAsync(waiting);
        await trimmed.ConfigureAwait(false);
        return await length.ConfigureAwait(false);
    }

    private async Task<JobId?> OwnerAsync(IDatabase redis, JobIdempotency idempotency)
    {
        var id = await redis.StringGetAsync(_keys.Idempotency(idempotency.Shard, idempotency.Key)).ConfigureAwait(false);
        return id.IsNull ? null : JobId.Parse(id.ToString());
    }

    private async Task<VersionedJob?> FindLiveAsync(IDatabase redis, JobId id) =>
        RedisJob.Read(id, await redis.HashGetAllAsync(_keys.Job(id)).ConfigureAwait(false)) is { } found
        && !found.Job.IsExpired(time.GetUtcNow()) ? found : null;

    private static StorageUnavailableException Disturbed() =>
        new(string.Create(CultureInfo.InvariantCulture, $"Redis refused a transaction {MaxTries} times though its condition held."));
}
