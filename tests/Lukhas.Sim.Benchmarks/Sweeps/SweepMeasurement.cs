using System.Diagnostics;
using Azure.Data.Tables;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Lane;
using Lukhas.Sim.Storage.Azure.Jobs;
using Lukhas.Sim.Storage.Tests.Requests;

namespace Lukhas.Sim.Benchmarks.Sweeps;

/// <summary>Counts and times both sweeps on one table. There are no documents: removing one would cost either sweep the same.</summary>
/// <param name="table">An empty table, which is filled.</param>
/// <param name="requests">Sees every request to the table.</param>
/// <param name="time">The clock that jobs expire by.</param>
internal sealed class SweepMeasurement(TableClient table, RequestLog requests, TimeProvider time)
{
    private const int PageSize = 100;

    // The job and its sweep entry; there are no idempotency keys.
    private const int RowsOfJob = 2;

    private readonly JobSeeder _seeder = new(table, time);
    private readonly TableJobStore _store = new(table, time);
    private readonly WholeTableSweep _scan = new(table);
    private int _live;

    /// <summary>Adds live jobs until there are that many.</summary>
    public async Task GrowAsync(int live, CancellationToken cancellationToken)
    {
        await _seeder.AddLiveAsync(live - _live, cancellationToken);
        _live = live;
    }

    /// <summary>The lane's own sweep: a range query for each shard.</summary>
    public Task<SweepFigure> SweepAsync(int expired, CancellationToken cancellationToken)
    {
        var sweeper = new JobSweeper(_store, new MemoryDreamInbox(), time, new LaneOptions());
        return MeasureAsync(
            "64 ranges",
            expired,
            rows: expired,
            () => _store.PageDueAsync(time.GetUtcNow(), PageSize, cancellationToken),
            async () => (await sweeper.SweepAsync(cancellationToken)).Deleted,
            cancellationToken);
    }

    /// <summary>A sweep that filters the whole table on its expiry column.</summary>
    public Task<SweepFigure> ScanAsync(int expired, CancellationToken cancellationToken) => MeasureAsync(
        "whole table",
        expired,
        rows: (_live + expired) * RowsOfJob,
        () => _scan.PageDueAsync(time.GetUtcNow(), cancellationToken),
        () => _scan.SweepAsync(_store, time.GetUtcNow(), cancellationToken),
        cancellationToken);

    private async Task<SweepFigure> MeasureAsync(
        string sweep,
        int expired,
        int rows,
        Func<IAsyncEnumerable<IReadOnlyList<SweepEntry>>> find,
        Func<Task<int>> sweepAll,
        CancellationToken cancellationToken)
    {
        await _seeder.AddExpiredAsync(expired, cancellationToken);
        var begun = Stopwatch.GetTimestamp();
        var found = await find().Select(page => page.Count).SumAsync(cancellationToken);
        var finding = Stopwatch.GetElapsedTime(begun);
        requests.Take();

        begun = Stopwatch.GetTimestamp();
        var deleted = await sweepAll();
        var whole = Stopwatch.GetElapsedTime(begun);

        if (found != expired || deleted != expired)
            throw new InvalidOperationException($"Of {expired} expired jobs {found} were found and {deleted} removed.");
        var sent = requests.Take();
        var queries = sent.Count(request => request.StartsWith("GET", StringComparison.Ordinal));
        return new SweepFigure(sweep, _live, expired, rows, queries, sent.Count - queries, finding, whole);
    }
}
