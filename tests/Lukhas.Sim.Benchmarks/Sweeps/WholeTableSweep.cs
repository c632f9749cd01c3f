using System.Runtime.CompilerServices;
using Azure.Data.Tables;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Storage.Azure.Jobs;

namespace Lukhas.Sim.Benchmarks.Sweeps;

/// <summary>
/// The sweep that the lane does without: one query for all jobs whose expiry column is past, in every partition. It removes what it
/// finds as the lane does.
/// </summary>
/// <param name="table">The jobs table.</param>
internal sealed class WholeTableSweep(TableClient table)
{
    private const int PageSize = 1000;
    private const int MaxRemovals = 100;

    /// <summary>Removes everything that is due.</summary>
    /// <returns>How many jobs were removed.</returns>
    public async Task<int> SweepAsync(IJobStore store, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var deleted = 0;
        await foreach (var page in PageDueAsync(now, cancellationToken))
        {
            foreach (var ofShard in page.GroupBy(entry => entry.JobId.Shard))
            {
                foreach (var entries in ofShard.Chunk(MaxRemovals))
                    await store.RemoveAsync(entries, cancellationToken);
            }

            deleted += page.Count;
        }

        return deleted;
    }

    /// <summary>Pages through what is due.</summary>
    public async IAsyncEnumerable<IReadOnlyList<SweepEntry>> PageDueAsync(
        DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Only the rows of jobs have a status; entries have an expiry too.
        var due = TableClient.CreateQueryFilter($"ExpiresAt le {now} and Status ge {string.Empty}");
        await foreach (var page in table.QueryAsync<TableEntity>(due, PageSize, cancellationToken: cancellationToken).AsPages())
            yield return [.. page.Values.Select(row => SweepEntry.Of(JobEntity.Read(row)))];
    }
}
