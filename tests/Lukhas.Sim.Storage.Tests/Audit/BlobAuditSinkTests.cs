using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Storage.Azure.Audit;
using Lukhas.Sim.Storage.Tests.Backends;
using Lukhas.Sim.Storage.Tests.Faults;
using Lukhas.Sim.Storage.Tests.Requests;
using Lukhas.Sim.TestKit.Audit;
using Microsoft.Extensions.Time.Testing;

namespace Lukhas.Sim.Storage.Tests.Audit;

public sealed class BlobAuditSinkTests(Azurite azurite)
{
    private const int Records = 1_000;

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 31, 23, 59, 0, TimeSpan.Zero));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WriteAsync_WhenManyCallAtOnce_MakesOneChainInFewAppends()
    {
        var requests = new RequestLog();
        var container = await azurite.NewContainerAsync(requests.Watch);
        var sink = new BlobAuditSink(container, _time);

        await WriteAsync(sink, Records);

        var sent = requests.Take().Count;
        TestContext.Current.SendDiagnosticMessage($"{Records} records in {sent} requests.");
        Assert.InRange(sent, 2, Records / 4);
        var (_, report) = Assert.Single(await VerifyAsync(container));
        Assert.Empty(report.Problems);
        Assert.Equal(Records, report.Records);
        Assert.Equal(Subjects(Records).Order(), (await SubjectsAsync(container)).Order());
    }

    [Fact]
    public async Task WriteAsync_WhenCallsFollowEachOther_KeepsEachBeforeItEnds()
    {
        var container = await azurite.NewContainerAsync();
        var sink = new BlobAuditSink(container, _time);

        for (var number = 1; number <= 5; number++)
        {
            await sink.WriteAsync(AuditRecordGen.Of(Subject(number)), Cancellation);

            Assert.Equal(Subjects(number), await SubjectsAsync(container));
        }
    }

    [Fact]
    public async Task WriteAsync_WhenTheDayChanges_BeginsAnotherChain()
    {
        var container = await azurite.NewContainerAsync();
        var sink = new BlobAuditSink(container, _time, "one");

        await WriteAsync(sink, 3);
        _time.Advance(TimeSpan.FromMinutes(1));
        await WriteAsync(sink, 2);

        var chains = await VerifyAsync(container);
        Assert.Equal([("audit/2026-01-31/one.jsonl", 3L), ("audit/2026-02-01/one.jsonl", 2L)], chains.Select(chain => (chain.Place, chain.Report.Records)));
        Assert.All(chains, chain => Assert.Empty(chain.Report.Problems));
        var february = await new StoredAuditChains(container).VerifyAsync(new DateOnly(2026, 2, 1), Cancellation).ToListAsync(Cancellation);
        Assert.Equal("audit/2026-02-01/one.jsonl", Assert.Single(february).Place);
    }

    [Fact]
    public async Task WriteAsync_WhenABlobIsFull_GoesOnInAnother()
    {
        var container = await azurite.NewContainerAsync();
        var sink = new BlobAuditSink(container, _time, "one", maxBlocks: 2);

        for (var number = 1; number <= 5; number++)
            await sink.WriteAsync(AuditRecordGen.Of(Subject(number)), Cancellation);

        var chains = await VerifyAsync(container);
        Assert.Equal(
            [("audit/2026-01-31/one-2.jsonl", 2L), ("audit/2026-01-31/one-3.jsonl", 1L), ("audit/2026-01-31/one.jsonl", 2L)],
            chains.Select(chain => (chain.Place, chain.Report.Records)));
        Assert.All(chains, chain => Assert.Empty(chain.Report.Problems));
    }

    [Fact]
    public async Task WriteAsync_ByTwoInstances_MakesTwoChains()
    {
        var container = await azurite.NewContainerAsync();

        await Task.WhenAll(WriteAsync(new BlobAuditSink(container, _time), 50), WriteAsync(new BlobAuditSink(container, _time), 50));

        var chains = await VerifyAsync(container);
        Assert.Equal([50L, 50L], chains.Select(chain => chain.Report.Records));
        Assert.All(chains, chain => Assert.Empty(chain.Report.Problems));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task WriteAsync_WhenRequestsFail_NeitherLosesNorDoublesWhatWasAcknowledged(int seed)
    {
        // With the first seed nothing is sent again, with the second once: outcomes stay unknown until the next record comes.
        var faults = new FaultyTransport(seed);
        var container = await azurite.NewContainerAsync(options =>
        {
            faults.Install(options);
            options.Retry.MaxRetries = seed - 1;
        });
        var sink = new BlobAuditSink(container, _time);
        var kept = new List<string>();

        for (var number = 0; number < 300; number += 2)
        {
            var pair = await Task.WhenAll(TryWriteAsync(sink, number), TryWriteAsync(sink, number + 1));
            kept.AddRange(Enumerable.Range(0, 2).Where(which => pair[which]).Select(which => Subject(number + which)));
        }

        Assert.True(faults.Faults > 10, "Too few faults to show anything.");
        faults.IsFaulty = false;
        var there = await SubjectsAsync(container);
        Assert.Empty(kept.Except(there));
        Assert.Equal(there.Distinct().Count(), there.Count);
        Assert.All(await VerifyAsync(container), chain => Assert.Empty(chain.Report.Problems));
    }

    [Fact]
    public async Task WriteAsync_WhenTheBlobWasMeddledWith_BeginsAnotherChain()
    {
        var container = await azurite.NewContainerAsync();
        var sink = new BlobAuditSink(container, _time, "one");
        await WriteAsync(sink, 2);
        await container.GetAppendBlobClient("audit/2026-01-31/one.jsonl")
            .AppendBlockAsync(BinaryData.FromString("{}\n").ToStream(), cancellationToken: Cancellation);

        await WriteAsync(sink, 1);

        var chains = await VerifyAsync(container);
        Assert.Equal(["audit/2026-01-31/one-2.jsonl", "audit/2026-01-31/one.jsonl"], chains.Select(chain => chain.Place));
        Assert.Empty(chains[0].Report.Problems);
        Assert.Equal(new AuditProblem(AuditProblemKind.Changed, 3, 3), Assert.Single(chains[1].Report.Problems));
    }

    [Fact]
    public async Task WriteAsync_WhenStorageIsDown_IsAnOutageUntilItIsBack()
    {
        var connection = await azurite.ConnectAsync();
        var container = new BlobContainerClient(connection, $"c{Guid.NewGuid():N}");
        var sink = new BlobAuditSink(container, _time);

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await sink.WriteAsync(AuditRecordGen.Of("lost"), Cancellation));
        await container.CreateAsync(cancellationToken: Cancellation);
        await sink.WriteAsync(AuditRecordGen.Of("kept"), Cancellation);

        Assert.Equal(["kept"], await SubjectsAsync(container));
    }

    private static async Task WriteAsync(BlobAuditSink sink, int count) =>
        await Task.WhenAll(Subjects(count).Select(subject => sink.WriteAsync(AuditRecordGen.Of(subject), Cancellation).AsTask()));

    private static async Task<bool> TryWriteAsync(BlobAuditSink sink, int number)
    {
        try
        {
            await sink.WriteAsync(AuditRecordGen.Of(Subject(number)), Cancellation);
            return true;
        }
        catch (StorageUnavailableException)
        {
            return false;
        }
    }

    private static string Subject(int number) => $"subject-{number}";

    private static IEnumerable<string> Subjects(int count) => Enumerable.Range(1, count).Select(Subject);

    private static ValueTask<List<(string Place, AuditReport Report)>> VerifyAsync(BlobContainerClient container) =>
        new StoredAuditChains(container).VerifyAsync(null, Cancellation).ToListAsync(Cancellation);

    private static async Task<List<string>> SubjectsAsync(BlobContainerClient container) =>
        [.. (await StoredLines.ReadAsync(container)).Select(line => line.GetProperty("subject").GetString()!)];
}
