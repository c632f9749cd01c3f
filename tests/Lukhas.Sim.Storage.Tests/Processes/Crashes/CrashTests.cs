using System.Globalization;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Lane;
using Lukhas.Sim.Storage.Azure.Inbox;
using Lukhas.Sim.Storage.Azure.Jobs;
using Lukhas.Sim.Storage.Tests.Backends;
using Lukhas.Sim.TestKit.Lane;
using Microsoft.Extensions.Time.Testing;

namespace Lukhas.Sim.Storage.Tests.Processes.Crashes;

/// <summary>What is left when processes die in the midst of work.</summary>
public sealed class CrashTests(Azurite azurite)
{
    /// <summary>Starting a process costs a second or so: at a desk a few kills are enough, CI takes the time for all of them.</summary>
    private static readonly int DefaultKills = Environment.GetEnvironmentVariable("CI") == "true" ? 100 : 20;

    /// <summary>Longer than any lease that a killed process can have left.</summary>
    private static readonly TimeSpan LeasesRunOut = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Serve_WhenKilledOverAndOver_LosesAndDoublesNothing()
    {
        var kills = Number("SIM_CRASH_KILLS") ?? DefaultKills;
        var seed = Number("SIM_CRASH_SEED") ?? Random.Shared.Next();
        TestContext.Current.TestOutputHelper!.WriteLine($"SIM_CRASH_KILLS={kills} SIM_CRASH_SEED={seed}");
        var (table, container) = (await azurite.NewTableAsync(), await azurite.NewContainerAsync());
        var history = await CrashAsync(table, container, kills, seed);

        CrashRules.CheckAnswers(history);
        var left = await StoredState.ReadAsync(table, container);
        Tell(history, left);
        CrashRules.CheckJobs(history, left);
        CrashRules.CheckRows(left);
        CrashRules.CheckDocuments(left);
        CheckThatItWasATest(history, left);

        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow() + LeasesRunOut);
        await FinishAsync(left, table, container, time);
        await SweepAsync(table, container, time);
        var clean = await StoredState.ReadAsync(table, container);
        CrashRules.CheckRows(clean);
        CrashRules.CheckDocuments(clean);
        Assert.Empty(clean.Of(JobStatus.Running));
        Assert.Equal(clean.Of(JobStatus.Complete).Select(job => job.Shards!.Path).Order(), clean.Documents.Keys.Order());

        time.Advance(new LaneOptions().JobTtl);
        await SweepAsync(table, container, time);
        var empty = await StoredState.ReadAsync(table, container);
        Assert.Empty(empty.Jobs);
        Assert.Empty(empty.Entries);
        Assert.Empty(empty.Keys);
        Assert.Empty(empty.Documents);
    }

    private async Task<CrashHistory> CrashAsync(TableClient table, BlobContainerClient container, int kills, int seed)
    {
        var settings = await ServeSettings.OfTableAsync(azurite, table, container);

        // Leases as short as they may be, and sweeps that are killed too.
        settings["SIM_COLLECT_LEASE"] = "00:00:31";
        settings["SIM_SWEEP_SCHEDULE"] = "*/5 * * * * *";
        using var home = new ServeHome(settings);
        var history = new CrashHistory();
        await new CrashDriver(home, history, seed).RunAsync(kills);
        return history;
    }

    /// <summary>Collects what killed processes left running; the document that one of them had written stays.</summary>
    private static async Task FinishAsync(StoredState left, TableClient table, BlobContainerClient container, FakeTimeProvider time)
    {
        var harness = new LaneHarness(store: _ => new TableJobStore(table, time), inbox: _ => new BlobDreamInbox(container));
        harness.Time.SetUtcNow(time.GetUtcNow());
        foreach (var job in left.Of(JobStatus.Running))
        {
            var result = Assert.IsType<LaneResult<CollectedDreams>.Done>(await harness.CollectAsync(job, cancellation: Cancellation));
            var document = Assert.IsType<CollectedDreams.Complete>(result.Value).Document;
            Assert.Equal(left.Documents.GetValueOrDefault(new DreamPath(job.Tenant, job.TraceId).Value, document.Sha256), document.Sha256);
        }
    }

    private static async Task SweepAsync(TableClient table, BlobContainerClient container, FakeTimeProvider time)
    {
        var sweeper = new JobSweeper(new TableJobStore(table, time), new BlobDreamInbox(container), time, new LaneOptions());
        var result = await sweeper.SweepAsync(Cancellation);
        Assert.True(result.Failed == 0, $"A sweep failed: {result.FirstFailure}");
    }

    /// <summary>Load that never reached the lane, or kills that never hit it, would prove nothing.</summary>
    private static void CheckThatItWasATest(CrashHistory history, StoredState left)
    {
        Assert.NotEqual(0, history.SettledByRetry);
        foreach (var status in new[] { JobStatus.Scheduled, JobStatus.Running, JobStatus.Complete, JobStatus.Cancelled })
            Assert.NotEmpty(left.Of(status));
    }

    private static void Tell(CrashHistory history, StoredState left) => TestContext.Current.TestOutputHelper!.WriteLine(
        $"{history.Jobs.Count} jobs acknowledged, {history.Jobs.Values.Sum(sightings => sightings.Count)} other answers, "
        + $"{history.SettledByRetry} settled by a retry, {history.LostWithoutKey} lost without a key; left "
        + string.Join(", ", left.Jobs.CountBy(job => job.Status).Select(count => $"{count.Value} {count.Key}"))
        + $" and {left.Documents.Count} documents");

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
