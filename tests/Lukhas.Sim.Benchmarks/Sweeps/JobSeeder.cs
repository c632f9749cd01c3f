using Azure.Data.Tables;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Lane;
using Lukhas.Sim.Storage.Azure;
using Lukhas.Sim.Storage.Azure.Jobs;
using Lukhas.Sim.TestKit.Jobs;
using Microsoft.Extensions.Time.Testing;

namespace Lukhas.Sim.Benchmarks.Sweeps;

/// <summary>Fills a table with jobs as the store would, fifty of a shard in one transaction.</summary>
/// <param name="table">The jobs table.</param>
/// <param name="time">Decides what has expired.</param>
internal sealed class JobSeeder(TableClient table, TimeProvider time)
{
    private const int JobsInTransaction = 50;
    private const int ParallelTransactions = 8;

    private static readonly TimeSpan Lifetime = new LaneOptions().JobTtl;

    /// <summary>Adds jobs that are alive for their whole lifetime yet.</summary>
    public Task AddLiveAsync(int count, CancellationToken cancellationToken) => AddAsync(count, time.GetUtcNow(), cancellationToken);

    /// <summary>Adds jobs that are due, and whose documents are too.</summary>
    public Task AddExpiredAsync(int count, CancellationToken cancellationToken) =>
        AddAsync(count, time.GetUtcNow() - Lifetime - TimeSpan.FromHours(1), cancellationToken);

    private Task AddAsync(int count, DateTimeOffset scheduledAt, CancellationToken cancellationToken)
    {
        var clock = new FakeTimeProvider(scheduledAt);
        var ids = new CryptographicIdSource(clock);
        var jobs = new JobBuilder(ids, clock);
        var transactions =
            from shard in Enumerable.Range(0, JobShard.Count)
            from ofShard in Enumerable.Range(0, count).Where(job => job % JobShard.Count == shard).Chunk(JobsInTransaction)
            select ofShard.Select(_ => jobs.Scheduled(Lifetime) with { Id = ids.NextJobId(new JobShard(shard)) });
        return Parallel.ForEachAsync(
            transactions,
            new ParallelOptions { MaxDegreeOfParallelism = ParallelTransactions, CancellationToken = cancellationToken },
            async (transaction, token) => await table.SubmitTransactionAsync(transaction.SelectMany(Rows), token));
    }

    private static IEnumerable<TableTransactionAction> Rows(Job job) =>
    [
        new(TableTransactionActionType.Add, JobEntity.Of(job, Nonce.New())),
        new(TableTransactionActionType.Add, SweepEntity.Of(job)),
    ];
}
