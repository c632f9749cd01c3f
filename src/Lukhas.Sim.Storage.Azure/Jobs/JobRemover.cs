using System.Collections.Concurrent;
using Azure;
using Azure.Data.Tables;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Storage.Azure.Jobs;

/// <summary>Removes the rows of jobs, or all but the sweep entry.</summary>
/// <param name="table">The jobs table.</param>
/// <param name="rows">Its point reads.</param>
/// <param name="time">Decides what has expired.</param>
internal sealed class JobRemover(TableClient table, JobRows rows, TimeProvider time)
{
    private const int MaxActions = 100;
    private const int ParallelReads = 8;

    /// <inheritdoc cref="IJobStore.RemoveAsync"/>
    public async ValueTask RemoveAsync(IReadOnlyList<SweepEntry> entries, CancellationToken cancellationToken)
    {
        var keys = await OwnKeysAsync(entries, cancellationToken).ConfigureAwait(false);
        var batch = new List<TableTransactionAction>(MaxActions);
        foreach (var entry in entries)
        {
            // The entry goes last: while it is there, the next sweep finishes what this one leaves.
            TableTransactionAction[] ofJob = [.. JobDeletions(entry, keys), Delete(entry.JobId.Shard, RowKeys.Entry(entry.DueAt, entry.JobId))];
            if (batch.Count + ofJob.Length > MaxActions)
            {
                await DeleteAsync(batch, cancellationToken).ConfigureAwait(false);
                batch.Clear();
            }

            batch.AddRange(ofJob);
        }

        if (batch.Count > 0)
            await DeleteAsync(batch, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc cref="IJobStore.PostponeAsync"/>
    public async ValueTask PostponeAsync(SweepEntry entry, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        var shard = entry.JobId.Shard;
        List<TableTransactionAction> move = dueAt == entry.DueAt ? [] : [Delete(shard, RowKeys.Entry(entry.DueAt, entry.JobId))];
        if (entry.ExpiresAt <= time.GetUtcNow())
        {
            var keys = await OwnKeysAsync([entry], cancellationToken).ConfigureAwait(false);
            var alone = SweepEntity.Of(entry with { DueAt = dueAt, IdempotencyKey = null }, waiting: false);
            await table.UpsertEntityAsync(alone, TableUpdateMode.Replace, cancellationToken).ConfigureAwait(false);
            await DeleteAsync([.. JobDeletions(entry, keys), .. move], cancellationToken).ConfigureAwait(false);
            return;
        }

        // Only a cancelled job is due before it expires, and no cancelled job waits.
        move.Add(new TableTransactionAction(
            TableTransactionActionType.UpsertReplace, SweepEntity.Of(entry with { DueAt = dueAt }, waiting: false)));
        move.Add(new TableTransactionAction(
            TableTransactionActionType.UpdateMerge,
            new TableEntity(shard.Name, RowKeys.Job(entry.JobId)) { [JobEntity.SweepAt] = dueAt },
            ETag.All));
        try
        {
            await table.SubmitTransactionAsync(move, cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException clash) when (clash.IsClash())
        {
            // Another sweep has moved or removed it, or this one's first try had succeeded: if not, the entry is still due.
        }
    }

    private static TableTransactionAction Delete(JobShard shard, string rowKey) => Delete(shard, rowKey, ETag.All);

    private static TableTransactionAction Delete(JobShard shard, string rowKey, ETag version) =>
        new(TableTransactionActionType.Delete, new TableEntity(shard.Name, rowKey), version);

    private static IEnumerable<TableTransactionAction> JobDeletions(SweepEntry entry, IReadOnlyDictionary<JobId, ETag> keys)
    {
        if (keys.TryGetValue(entry.JobId, out var version))
            yield return Delete(entry.JobId.Shard, RowKeys.Idempotency(entry.IdempotencyKey!), version);
        yield return Delete(entry.JobId.Shard, RowKeys.Job(entry.JobId));
    }

    /// <summary>The versions of the idempotency rows that still name the job. A younger job may have taken the key, and keeps it.</summary>
    private async ValueTask<IReadOnlyDictionary<JobId, ETag>> OwnKeysAsync(
        IReadOnlyList<SweepEntry> entries, CancellationToken cancellationToken)
    {
        var versions = new ConcurrentDictionary<JobId, ETag>();
        await Parallel.ForEachAsync(
            entries.Where(entry => entry.IdempotencyKey is not null),
            new ParallelOptions { MaxDegreeOfParallelism = ParallelReads, CancellationToken = cancellationToken },
            async (entry, token) =>
            {
                var key = await rows.ReadKeyAsync(entry.JobId.Shard, entry.IdempotencyKey!, token).ConfigureAwait(false);
                if (key?.JobId == entry.JobId)
                    versions[entry.JobId] = key.ETag;
            }).ConfigureAwait(false);
        return versions;
    }

    /// <summary>Deletes rows in one transaction; if any is gone, which fails it whole, one by one.</summary>
    private async ValueTask DeleteAsync(IReadOnlyList<TableTransactionAction> deletions, CancellationToken cancellationToken)
    {
        try
        {
            await table.SubmitTransactionAsync(deletions, cancellationToken).ConfigureAwait(false);
            return;
        }
        catch (RequestFailedException clash) when (clash.IsClash())
        {
            // Told apart below: what is gone is no error.
        }

        foreach (var deletion in deletions)
        {
            try
            {
                await table.DeleteEntityAsync(
                    deletion.Entity.PartitionKey, deletion.Entity.RowKey, deletion.ETag, cancellationToken).ConfigureAwait(false);
            }
            catch (RequestFailedException clash) when (clash.IsClash())
            {
                // Gone already, or an idempotency key that a younger job has just taken.
            }
        }
    }
}
