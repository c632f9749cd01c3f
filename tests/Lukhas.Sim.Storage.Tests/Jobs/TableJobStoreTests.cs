using Azure.Data.Tables;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Storage.Azure.Jobs;
using Lukhas.Sim.Storage.Tests.Backends;
using Lukhas.Sim.TestKit.Jobs;

namespace Lukhas.Sim.Storage.Tests.Jobs;

public sealed class TableJobStoreTests(Azurite azurite) : JobStoreContract
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected override async ValueTask<IJobStore> OpenAsync(TimeProvider time) => new TableJobStore(await azurite.NewTableAsync(), time);

    [Fact]
    public async Task CreateAsync_MakesThreeRowsOfOnePartition()
    {
        var table = await azurite.NewTableAsync();
        var jobs = new JobBuilder(new CryptographicIdSource(TimeProvider.System), TimeProvider.System);
        var key = JobBuilder.Idempotency();
        var job = jobs.Scheduled(idempotency: key);

        await new TableJobStore(table, TimeProvider.System).CreateAsync(job, Cancellation);

        var rows = await table.QueryAsync<TableEntity>(cancellationToken: Cancellation).ToListAsync(Cancellation);
        Assert.All(rows, row => Assert.Equal(key.Shard.Name, row.PartitionKey));
        Assert.Equal(
            [$"i|{key.Key}", $"j|{job.Id}", $"x|{job.ExpiresAt.ToUnixTimeMilliseconds():D15}|{job.Id}"],
            rows.Select(row => row.RowKey));
        Assert.True(rows[2].GetBoolean("Waiting"));
        Assert.NotEmpty(rows[1].GetBinary("Seed"));
        Assert.Equal(job.ExpiresAt, rows[1].GetDateTimeOffset("ExpiresAt"));
    }

    [Fact]
    public async Task CountWaitingAsync_WhenThereAreMoreThanItCounts_SaysSo()
    {
        var table = await azurite.NewTableAsync();
        var expiry = DateTimeOffset.UtcNow + TimeSpan.FromHours(1);
        for (var batch = 0; batch < 101; batch++)
        {
            await table.SubmitTransactionAsync(
                Enumerable.Range(0, 100).Select(number => new TableTransactionAction(
                    TableTransactionActionType.Add,
                    new TableEntity("00", $"{RowKeys.EntriesFrom(expiry)}|{batch:D3}-{number:D3}") { ["Waiting"] = true })),
                Cancellation);
        }

        var count = await new TableJobStore(table, TimeProvider.System).CountWaitingAsync(Cancellation);

        Assert.Equal(new WaitingCount(10_000, Capped: true), count);
    }

    [Fact]
    public async Task AnyCall_WhenTheTableIsMissing_IsAnOutageAndNotAnEmptyStore()
    {
        var table = await azurite.NewTableAsync();
        await table.DeleteAsync(Cancellation);
        var store = new TableJobStore(table, TimeProvider.System);
        var job = new JobBuilder(new CryptographicIdSource(TimeProvider.System), TimeProvider.System).Scheduled();

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await store.GetAsync(job.Id, Cancellation));
        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await store.CreateAsync(job, Cancellation));
        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await store.RemoveAsync([SweepEntry.Of(job)], Cancellation));
        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await store.PingAsync(Cancellation));
    }
}
