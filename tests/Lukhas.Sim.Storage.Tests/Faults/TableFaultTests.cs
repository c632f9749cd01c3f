using Azure.Data.Tables;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Storage.Azure.Capabilities;
using Lukhas.Sim.Storage.Azure.Jobs;
using Lukhas.Sim.Storage.Tests.Backends;
using Lukhas.Sim.TestKit.Jobs;
using Microsoft.Extensions.Time.Testing;

namespace Lukhas.Sim.Storage.Tests.Faults;

/// <summary>The table while one request in ten fails: nothing lost, nothing doubled, and outages at worst.</summary>
public sealed class TableFaultTests(Azurite azurite)
{
    private const int Jobs = 200;

    private readonly FakeTimeProvider _time = new(DateTimeOffset.FromUnixTimeMilliseconds(1_763_800_000_123));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task AnyCall_WhenRequestsFail_LosesAndDoublesNothing(int seed)
    {
        var faults = new FaultyTransport(seed);
        var table = await azurite.NewTableAsync(faults.Install);
        var store = new TableJobStore(table, _time);
        var ids = new CryptographicIdSource(_time);

        await Parallel.ForEachAsync(Enumerable.Range(0, Jobs), Cancellation, async (number, _) =>
        {
            var key = number % 2 == 0 ? JobBuilder.Idempotency($"key-{seed}-{number}") : null;
            var job = new JobBuilder(ids, _time).Scheduled(TimeSpan.FromHours(1), key);
            await LiveAsync(store, job, cancel: number % 5 == 0);
        });

        Assert.True(faults.Faults > Jobs / 10, "Too few faults to show anything.");
        faults.IsFaulty = false;
        var rows = await table.QueryAsync<TableEntity>(cancellationToken: Cancellation).ToListAsync(Cancellation);
        Assert.Equal(Jobs, rows.Count(row => row.RowKey.StartsWith("j|", StringComparison.Ordinal)));
        Assert.Equal(Jobs, rows.Count(row => row.RowKey.StartsWith("x|", StringComparison.Ordinal)));
        Assert.Equal(Jobs / 2, rows.Count(row => row.RowKey.StartsWith("i|", StringComparison.Ordinal)));

        await SweepFaultilyAsync(store, faults);
        Assert.Empty(await table.QueryAsync<TableEntity>(cancellationToken: Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task TryConsumeAsync_WhenRequestsFail_LetsEachTokenThroughAtMostOnce()
    {
        var faults = new FaultyTransport(3);
        var ledger = new TableStepUpLedger(await azurite.NewTableAsync(faults.Install), _time);
        var forgetAt = _time.GetUtcNow() + TimeSpan.FromMinutes(5);

        for (var token = 0; token < 300; token++)
        {
            var first = await OrOutageAsync<bool?>(async () => await ledger.TryConsumeAsync("issuer", $"{token}", forgetAt, Cancellation));
            var second = await OrOutageAsync<bool?>(async () => await ledger.TryConsumeAsync("issuer", $"{token}", forgetAt, Cancellation));

            // Only an outage may leave open whether the step-up was used.
            Assert.NotEqual(false, first);
            Assert.False(first == true && second == true, $"Token {token} went through twice.");
        }

        Assert.True(faults.Faults > 30, "Too few faults to show anything.");
    }

    /// <summary>A job's life with no one else about: whatever was acknowledged must hold, and no conflict has a cause.</summary>
    private async Task LiveAsync(TableJobStore store, Job job, bool cancel)
    {
        await CreateAsync(store, job);
        var now = _time.GetUtcNow();
        var running = job.BeginCollect(new JobLease("me", now + TimeSpan.FromSeconds(60)), now);
        await ReplaceAsync(store, job, running);
        await ReplaceAsync(store, running, cancel ? running.Cancel(now) : running.Complete(JobBuilder.Receipt(running)));
    }

    private static async Task CreateAsync(TableJobStore store, Job job)
    {
        while (await OrOutageAsync(async () => await store.CreateAsync(job, Cancellation)) is null)
        {
            // The answer was lost: the job may be there, and a job that is there must not be made again.
            if (await GetAsync(store, job.Id) is not null)
                return;
        }
    }

    private static async Task ReplaceAsync(TableJobStore store, Job from, Job to)
    {
        while (await GetAsync(store, from.Id) is var found && found!.Job.Status != to.Status)
        {
            Assert.Equal(from.Status, found.Job.Status);
            var conflicts = 0;
            var version = await OrOutageAsync<object>(async () =>
            {
                var replaced = await store.ReplaceAsync(to, found.Version, Cancellation);
                conflicts += replaced is null ? 1 : 0;
                return replaced;
            });
            Assert.Equal(0, conflicts);
            if (version is JobVersion acknowledged)
                Assert.Equal(acknowledged, (await GetAsync(store, to.Id))!.Version);
        }
    }

    private static async Task<VersionedJob?> GetAsync(TableJobStore store, JobId id)
    {
        while (true)
        {
            try
            {
                return await store.GetAsync(id, Cancellation);
            }
            catch (StorageUnavailableException)
            {
                // Looked at again: nothing but an outage may come of a fault.
            }
        }
    }

    private static async Task<T?> OrOutageAsync<T>(Func<Task<T?>> call)
    {
        try
        {
            return await call();
        }
        catch (StorageUnavailableException outage)
        {
            Assert.True(outage.RetryAfter > TimeSpan.Zero);
            return default;
        }
    }

    private async Task SweepFaultilyAsync(TableJobStore store, FaultyTransport faults)
    {
        _time.Advance(TimeSpan.FromHours(1));
        faults.IsFaulty = true;
        for (var sweep = 0; sweep < 20; sweep++)
        {
            await OrOutageAsync<object>(async () =>
            {
                await foreach (var page in store.PageDueAsync(_time.GetUtcNow(), 100, Cancellation))
                    await store.RemoveAsync(page, Cancellation);
                return null;
            });
        }

        faults.IsFaulty = false;
        Assert.Empty(await store.PageDueAsync(_time.GetUtcNow(), 100, Cancellation).ToListAsync(Cancellation));
    }
}
