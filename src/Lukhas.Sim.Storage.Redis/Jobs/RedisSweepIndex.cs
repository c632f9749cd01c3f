using System.Runtime.CompilerServices;
using Lukhas.Sim.Core.Jobs;
using StackExchange.Redis;

namespace Lukhas.Sim.Storage.Redis.Jobs;

/// <summary>Sweep entries by shard and due time.</summary>
/// <param name="connection">The connection.</param>
/// <param name="keys">How keys are named.</param>
/// <param name="time">Decides what has expired.</param>
internal sealed class RedisSweepIndex(RedisConnection connection, RedisKeys keys, TimeProvider time)
{
    private const int MaxPageSize = 100;

    /// <summary>Puts a job's entry in, instead of the one it had.</summary>
    public void Set(ITransaction transaction, SweepEntry entry)
    {
        var shard = entry.JobId.Shard;
        _ = transaction.SortedSetAddAsync(keys.Due(shard), entry.JobId.Value, entry.DueAt.ToUnixTimeMilliseconds());
        _ = transaction.HashSetAsync(
            keys.Entries(shard), entry.JobId.Value, StoredJson.Write(StoredEntry.Of(entry), StoredJson.Default.StoredEntry));
    }

    /// <inheritdoc cref="IJobStore.PageDueAsync"/>
    public async IAsyncEnumerable<IReadOnlyList<SweepEntry>> PageDueAsync(
        DateTimeOffset now, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pageSize, MaxPageSize);
        for (var number = 0; number < JobShard.Count; number++)
        {
            var shard = new JobShard(number);

            // Ids only, all at once: entries that stay due must not shift the pages behind them.
            var due = await connection.RunAsync(
                redis => redis.SortedSetRangeByScoreAsync(keys.Due(shard), double.NegativeInfinity, now.ToUnixTimeMilliseconds()),
                cancellationToken).ConfigureAwait(false);
            foreach (var ids in due.Chunk(pageSize))
            {
                var stored = await connection.RunAsync(redis => redis.HashGetAsync(keys.Entries(shard), ids), cancellationToken)
                    .ConfigureAwait(false);
                IReadOnlyList<SweepEntry> page = [.. ids.Zip(stored).Where(pair => !pair.Second.IsNull).Select(Read)];
                if (page.Count > 0)
                    yield return page;
            }
        }
    }

    /// <inheritdoc cref="IJobStore.RemoveAsync"/>
    public ValueTask<bool> RemoveAsync(IReadOnlyList<SweepEntry> entries, CancellationToken cancellationToken) =>
        connection.RunAsync(
            async redis =>
            {
                await Task.WhenAll(entries.Select(entry => DropJobAsync(redis, entry))).ConfigureAwait(false);

                // The entries go last: while one is there, the next sweep finishes what this one leaves.
                await Task.WhenAll(entries.Select(entry => redis.SortedSetRemoveAsync(keys.Due(entry.JobId.Shard), entry.JobId.Value)))
                    .ConfigureAwait(false);
                await Task.WhenAll(entries.Select(entry => redis.HashDeleteAsync(keys.Entries(entry.JobId.Shard), entry.JobId.Value)))
                    .ConfigureAwait(false);
                return true;
            },
            cancellationToken);

    /// <inheritdoc cref="IJobStore.PostponeAsync"/>
    public ValueTask<bool> PostponeAsync(SweepEntry entry, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        connection.RunAsync(
            async redis =>
            {
                var expired = entry.ExpiresAt <= time.GetUtcNow();
                if (expired)
                    await DropJobAsync(redis, entry).ConfigureAwait(false);
                var transaction = redis.CreateTransaction();
                transaction.AddCondition(Condition.HashExists(keys.Entries(entry.JobId.Shard), entry.JobId.Value));
                Set(transaction, entry with { DueAt = dueAt });
                if (!expired)
                {
                    transaction.AddCondition(Condition.KeyExists(keys.Job(entry.JobId)));
                    _ = transaction.HashSetAsync(keys.Job(entry.JobId), RedisJob.SweepAt, dueAt.ToUnixTimeMilliseconds());
                    _ = transaction.KeyExpireAsync(keys.Job(entry.JobId), entry.ExpiresAt.UtcDateTime);
                }

                // False when another sweep has removed it, or changed it meanwhile; then it is still due.
                return await transaction.ExecuteAsync().ConfigureAwait(false);
            },
            cancellationToken);

    private static SweepEntry Read((RedisValue Id, RedisValue Stored) pair) =>
        StoredJson.Read(pair.Stored, StoredJson.Default.StoredEntry).ToEntry(JobId.Parse(pair.Id.ToString()));

    private async Task DropJobAsync(IDatabase redis, SweepEntry entry)
    {
        if (entry.IdempotencyKey is { } key)
        {
            // A younger job may have taken the key, and keeps it.
            var made = keys.Idempotency(entry.JobId.Shard, key);
            var transaction = redis.CreateTransaction();
#pragma warning disable SER301 // The one command that does this needs a server of version 8.4.
            transaction.AddCondition(Condition.StringEqual(made, entry.JobId.Value));
            _ = transaction.KeyDeleteAsync(made);
            await transaction.ExecuteAsync().ConfigureAwait(false);
#pragma warning restore SER301
        }

        await redis.KeyDeleteAsync(keys.Job(entry.JobId)).ConfigureAwait(false);
        await redis.SortedSetRemoveAsync(keys.Waiting(entry.JobId.Shard), entry.JobId.Value).ConfigureAwait(false);
    }
}
