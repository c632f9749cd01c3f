using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Storage.Azure.Jobs;

/// <summary>Pages through what is due: one range query per shard, whose cost is what has expired, whatever is alive.</summary>
/// <param name="table">The jobs table.</param>
internal sealed class DueEntries(TableClient table)
{
    private const int MaxPageSize = 100;

    /// <inheritdoc cref="IJobStore.PageDueAsync"/>
    public async IAsyncEnumerable<IReadOnlyList<SweepEntry>> PageAsync(
        DateTimeOffset now, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pageSize, MaxPageSize);
        for (var shard = 0; shard < JobShard.Count; shard++)
        {
            var pages = Query(new JobShard(shard), now, pageSize, cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (pages.ConfigureAwait(false))
            {
                while (await StorageCall.RunAsync(_ => pages.MoveNextAsync(), cancellationToken).ConfigureAwait(false))
                {
                    // A page may be empty though others follow: the service hands on where its own partition servers meet.
                    if (pages.Current.Values is { Count: > 0 } rows)
                        yield return [.. rows.Select(SweepEntity.Read)];
                }
            }
        }
    }

    private IAsyncEnumerable<Page<TableEntity>> Query(JobShard shard, DateTimeOffset now, int pageSize, CancellationToken cancellationToken)
    {
        var due = TableClient.CreateQueryFilter(
            $"PartitionKey eq {shard.Name} and RowKey ge {RowKeys.FirstEntry} and RowKey lt {RowKeys.EntriesAfter(now)}");
        return table.QueryAsync<TableEntity>(due, pageSize, cancellationToken: cancellationToken).AsPages();
    }
}
