using System.Net;
using Azure.Storage.Blobs;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Storage.Azure;
using Lukhas.Sim.Storage.Azure.Audit;
using Lukhas.Sim.Storage.Tests.Backends;
using Lukhas.Sim.Storage.Tests.Faults;
using Lukhas.Sim.TestKit.Audit;
using Microsoft.Extensions.Time.Testing;

namespace Lukhas.Sim.Storage.Tests.Audit;

/// <summary>Storage that takes connections and never answers.</summary>
public sealed class StalledAuditTests(Azurite azurite) : IAsyncLifetime
{
    /// <summary>Ends a test that waits for what never comes; nothing is measured by it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));
    private readonly CancellationTokenSource _end = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private StallingRelay _relay = null!;
    private BlobContainerClient _container = null!;
    private BlobAuditSink _sink = null!;

    private CancellationToken Cancellation => _end.Token;

    public async ValueTask InitializeAsync()
    {
        _end.CancelAfter(Patience);
        _container = await azurite.NewContainerAsync();
        _relay = new StallingRelay(new IPEndPoint(IPAddress.Loopback, _container.Uri.Port));
        _sink = new BlobAuditSink(await BehindTheRelayAsync(), _time, "one");
    }

    public async ValueTask DisposeAsync()
    {
        await _relay.DisposeAsync();
        _end.Dispose();
    }

    [Fact]
    public async Task WriteAsync_WhenStorageNeverAnswers_IsAnOutageAtTheLimit()
    {
        var writing = WriteAsync("lost");
        await _relay.StalledAsync(Cancellation);
        _time.Advance(BlobAuditSink.BatchLimit - TimeSpan.FromMilliseconds(1));
        Assert.False(writing.IsCompleted);

        _time.Advance(TimeSpan.FromMilliseconds(1));

        await Assert.ThrowsAsync<StorageUnavailableException>(() => writing.WaitAsync(Cancellation));
        _relay.IsStalling = false;
        await WriteAsync("kept").WaitAsync(Cancellation);
        Assert.Equal(["kept"], await SubjectsAsync());
    }

    [Fact]
    public async Task WriteAsync_WhenCallersHaveGoneBeforeTheirRecordsWereSent_LeavesThoseOutOfTheChain()
    {
        var lost = WriteAsync("lost");
        await _relay.StalledAsync(Cancellation);
        using var patience = new CancellationTokenSource();
        var first = WriteAsync("first");
        var goner = _sink.WriteAsync(AuditRecordGen.Of("goner"), patience.Token).AsTask();
        var second = WriteAsync("second");

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => goner);
        _relay.IsStalling = false;
        _time.Advance(BlobAuditSink.BatchLimit);

        await Assert.ThrowsAsync<StorageUnavailableException>(() => lost.WaitAsync(Cancellation));
        await Task.WhenAll(first, second).WaitAsync(Cancellation);
        Assert.Equal(["first", "second"], await SubjectsAsync());
        var (_, report) = Assert.Single(await new StoredAuditChains(_container).VerifyAsync(null, Cancellation).ToListAsync(Cancellation));
        Assert.Empty(report.Problems);
    }

    [Fact]
    public async Task WriteAsync_WhenTooManyWait_RefusesAtOnceUntilThereIsRoom()
    {
        var sent = WriteAsync("sent");
        await _relay.StalledAsync(Cancellation);
        var waiting = Enumerable.Range(0, BlobAuditSink.MaxWaiting).Select(number => WriteAsync($"{number}")).ToArray();

        var refused = WriteAsync("one too many");

        Assert.True(refused.IsFaulted);
        Assert.IsType<StorageUnavailableException>(refused.Exception.InnerException);
        Assert.All(waiting, one => Assert.False(one.IsCompleted));
        _relay.IsStalling = false;
        _time.Advance(BlobAuditSink.BatchLimit);
        await Assert.ThrowsAsync<StorageUnavailableException>(() => sent.WaitAsync(Cancellation));
        await Task.WhenAll(waiting).WaitAsync(Cancellation);
        Assert.Equal(BlobAuditSink.MaxWaiting, (await SubjectsAsync()).Count);
        await WriteAsync("room again").WaitAsync(Cancellation);
    }

    private Task WriteAsync(string subject) => _sink.WriteAsync(AuditRecordGen.Of(subject), Cancellation).AsTask();

    private async Task<List<string>> SubjectsAsync() =>
        [.. (await StoredLines.ReadAsync(_container)).Select(line => line.GetProperty("subject").GetString()!)];

    /// <summary>The same container by another way. The client's own limit is out of the way, so that only the sink's ends a call.</summary>
    private async Task<BlobContainerClient> BehindTheRelayAsync()
    {
        var options = AzureClients.BlobOptions();
        options.Retry.NetworkTimeout = TimeSpan.FromHours(1);
        var connection = (await azurite.ConnectAsync()).Replace($":{_container.Uri.Port}/", $":{_relay.Port}/", StringComparison.Ordinal);
        return new BlobContainerClient(connection, _container.Name, options);
    }
}
