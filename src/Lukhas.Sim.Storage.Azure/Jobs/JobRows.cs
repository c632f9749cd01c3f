using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Storage.Azure.Jobs;

/// <summary>Point reads of the jobs table.</summary>
/// <param name="table">The jobs table.</param>
internal sealed class JobRows(TableClient table)
{
    /// <summary>An id that no job has: reading it asks the table for a sign of life.</summary>
    public static readonly JobId NoJob = JobId.FromEntropy(new byte[JobId.Bytes]);

    /// <summary>The row of a job, expired or not; null when there is none.</summary>
    public ValueTask<TableEntity?> ReadJobAsync(JobId id, CancellationToken cancellationToken) =>
        ReadAsync(id.Shard, RowKeys.Job(id), cancellationToken);

    /// <summary>What an idempotency key made; null when it made nothing.</summary>
    public async ValueTask<IdempotencyEntity?> ReadKeyAsync(JobShard shard, string key, CancellationToken cancellationToken) =>
        await ReadAsync(shard, RowKeys.Idempotency(key), cancellationToken).ConfigureAwait(false) is { } row
            ? IdempotencyEntity.Read(row)
            : null;

    /// <summary>Whether there is a table to read from.</summary>
    public async ValueTask<bool> ExistAsync(CancellationToken cancellationToken)
    {
        try
        {
            await ReadJobAsync(NoJob, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException error) when (error.ErrorCode == TableErrorCode.TableNotFound)
        {
            return false;
        }
    }

    private async ValueTask<TableEntity?> ReadAsync(JobShard shard, string rowKey, CancellationToken cancellationToken)
    {
        try
        {
            return await table.GetEntityAsync<TableEntity>(shard.Name, rowKey, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (RequestFailedException error) when (error.IsMissingEntity())
        {
            return null;
        }
    }
}
