using Azure.Data.Tables;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Storage.Azure.Jobs;

/// <summary>Counts waiting jobs: keys only, a bounded number of pages, and no oftener than every few seconds.</summary>
/// <param name="table">The jobs table.</param>
/// <param name="time">Decides what has expired, and when a count is old.</param>
/// <param name="limit">How long one count may take.</param>
internal sealed class WaitingCounter(TableClient table, TimeProvider time, TimeSpan limit)
{
    private const int MaxPages = 10;
    private const int PageSize = 1000;

    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private Task<WaitingCount>? _last;
    private DateTimeOffset _begunAt;

    /// <inheritdoc cref="IJobStore.CountWaitingAsync"/>
    public async ValueTask<WaitingCount> CountAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Task<WaitingCount> count;
        lock (_gate)
        {
            var now = time.GetUtcNow();
            if (_last is null or { IsFaulted: true } or { IsCanceled: true } || now - _begunAt >= MaxAge)
            {
                // Shared by all who ask meanwhile, so that one who gives up does not take the count from the others.
                _last = StorageCall.ProbeAsync(token => CountAsync(now, token), limit, CancellationToken.None).AsTask();
                _begunAt = now;
            }

            count = _last;
        }

        return await count.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<WaitingCount> CountAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (first, last) = (new JobShard(0).Name, new JobShard(JobShard.Count - 1).Name);
        var (from, to) = (RowKeys.EntriesAfter(now), RowKeys.AfterEntries);
        var waiting = TableClient.CreateQueryFilter(
            $"PartitionKey ge {first} and PartitionKey le {last} and RowKey ge {from} and RowKey lt {to} and Waiting eq {true}");
        var count = 0;
        var pages = 0;
        var query = table.QueryAsync<TableEntity>(waiting, PageSize, TableColumns.Keys, cancellationToken);
        await foreach (var page in query.AsPages().ConfigureAwait(false))
        {
            count += page.Values.Count;
            if (page.ContinuationToken is not null && ++pages == MaxPages)
                return new WaitingCount(count, Capped: true);
        }

        return new WaitingCount(count, Capped: false);
    }
}
