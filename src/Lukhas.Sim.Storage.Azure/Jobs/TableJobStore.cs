using Azure;
using Azure.Data.Tables;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Storage.Azure.Jobs;

/// <summary>
/// Jobs in an Azure table: 64 fixed partitions, one per shard. A job is up to three rows of one partition, the job, its sweep
/// entry and its idempotency key, which change together in one entity-group transaction.
/// </summary>
/// <param name="table">The jobs table; it must exist.</param>
/// <param name="time">Decides what has expired.</param>
public sealed class TableJobStore(TableClient table, TimeProvider time) : IJobStore
{
    private static readonly TimeSpan ProbeLimit = TimeSpan.FromSeconds(3);

    private readonly JobRows _rows = new(table);
    private readonly JobCreator _creator = new(table, new JobRows(table), time);
    private readonly JobRemover _remover = new(table, new JobRows(table), time);
    private readonly DueEntries _due = new(table);
    private readonly WaitingCounter _waiting = new(table, time, ProbeLimit);

    /// <inheritdoc/>
    public ValueTask<JobCreation> CreateAsync(Job job, CancellationToken cancellationToken) =>
        StorageCall.RunAsync(token => _creator.CreateAsync(job, token), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<VersionedJob?> GetAsync(JobId id, CancellationToken cancellationToken) =>
        StorageCall.RunAsync(token => FindLiveAsync(id, token), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<Job?> FindAsync(JobIdempotency idempotency, CancellationToken cancellationToken) =>
        StorageCall.RunAsync(
            async token => await _rows.ReadKeyAsync(idempotency.Shard, idempotency.Key, token).ConfigureAwait(false) is { } key
                ? (await FindLiveAsync(key.JobId, token).ConfigureAwait(false))?.Job
                : null,
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<JobVersion?> ReplaceAsync(Job job, JobVersion expected, CancellationToken cancellationToken) =>
        StorageCall.RunAsync(token => ReplaceUnlessGoneAsync(job, expected, token), cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<IReadOnlyList<SweepEntry>> PageDueAsync(DateTimeOffset now, int pageSize, CancellationToken cancellationToken) =>
        _due.PageAsync(now, pageSize, cancellationToken);

    /// <inheritdoc/>
    public ValueTask RemoveAsync(IReadOnlyList<SweepEntry> entries, CancellationToken cancellationToken) =>
        StorageCall.RunAsync(token => _remover.RemoveAsync(entries, token), cancellationToken);

    /// <inheritdoc/>
    public ValueTask PostponeAsync(SweepEntry entry, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        StorageCall.RunAsync(token => _remover.PostponeAsync(entry, dueAt, token), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<WaitingCount> CountWaitingAsync(CancellationToken cancellationToken) => _waiting.CountAsync(cancellationToken);

    /// <inheritdoc/>
    public async ValueTask PingAsync(CancellationToken cancellationToken) =>
        await StorageCall.ProbeAsync(token => _rows.ReadJobAsync(JobRows.NoJob, token), ProbeLimit, cancellationToken).ConfigureAwait(false);

    private async ValueTask<VersionedJob?> FindLiveAsync(JobId id, CancellationToken cancellationToken) =>
        await _rows.ReadJobAsync(id, cancellationToken).ConfigureAwait(false) is { } row
        && JobEntity.Read(row) is var job
        && !job.IsExpired(time.GetUtcNow()) ? new VersionedJob(job, new JobVersion(row.ETag.ToString())) : null;

    private async ValueTask<JobVersion?> ReplaceUnlessGoneAsync(Job job, JobVersion expected, CancellationToken cancellationToken)
    {
        if (expected == JobCreator.Superseded || job.IsExpired(time.GetUtcNow()))
            return null;
        var nonce = Nonce.New();

        // Only a cancellation moves a sweep entry, from the expiry to the present, and for good.
        var moved = job.SweepAt != job.ExpiresAt;
        while (true)
        {
            if (await TryReplaceAsync(job, expected, nonce, moved, cancellationToken).ConfigureAwait(false) is { } version)
                return version;
            var row = await _rows.ReadJobAsync(job.Id, cancellationToken).ConfigureAwait(false);
            if (row is not null && row.GetString(JobEntity.Nonce) == nonce)
                return new JobVersion(row.ETag.ToString());
            if (!moved || row is null || row.ETag != new ETag(expected.Value))
                return null;
            moved = false;
        }
    }

    private async ValueTask<JobVersion?> TryReplaceAsync(
        Job job, JobVersion expected, string nonce, bool moved, CancellationToken cancellationToken)
    {
        List<TableTransactionAction> actions =
        [
            new(TableTransactionActionType.UpdateReplace, JobEntity.Of(job, nonce), new ETag(expected.Value)),
            new(TableTransactionActionType.UpsertReplace, SweepEntity.Of(job)),
        ];
        if (moved)
        {
            var old = new TableEntity(job.Id.Shard.Name, RowKeys.Entry(job.ExpiresAt, job.Id));
            actions.Add(new TableTransactionAction(TableTransactionActionType.Delete, old, ETag.All));
        }

        try
        {
            var responses = await table.SubmitTransactionAsync(actions, cancellationToken).ConfigureAwait(false);
            return new JobVersion(responses.Value[0].Headers.ETag.GetValueOrDefault().ToString());
        }
        catch (RequestFailedException clash) when (clash.IsClash())
        {
            return null;
        }
    }
}
