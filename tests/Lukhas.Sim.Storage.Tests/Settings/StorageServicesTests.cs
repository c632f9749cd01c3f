using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Storage;
using Lukhas.Sim.Storage.Azure;
using Lukhas.Sim.Storage.Redis;
using Lukhas.Sim.Storage.Tests.Backends;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Lukhas.Sim.Storage.Tests.Settings;

public sealed class StorageServicesTests(Azurite azurite, GarnetFixture garnet)
{
    // Nothing listens on the discard port.
    private const string Nowhere =
        "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;BlobEndpoint=http://127.0.0.1:9/a;TableEndpoint=http://127.0.0.1:9/a;";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task UseAzureStorage_AfterTheStart_HasTableAndContainer()
    {
        await using var services = Azure(new()
        {
            ["SimStorage"] = await azurite.ConnectAsync(),
            ["SIM_JOBS_TABLE"] = $"t{Guid.NewGuid():N}",
            ["SIM_INBOX_CONTAINER"] = $"c{Guid.NewGuid():N}",
        });
        var (jobs, dreams) = (Backend<StorageBackend.Jobs>(services), Backend<StorageBackend.Dreams>(services));
        var (store, inbox) = (jobs.Store(services), dreams.Inbox(services));

        await StartAsync(services);

        Assert.Empty(jobs.Errors().Concat(dreams.Errors()));
        await store.PingAsync(Cancellation);
        await inbox.PingAsync(Cancellation);
        Assert.True(await jobs.Ledger(services).TryConsumeAsync("i", "t", DateTimeOffset.UtcNow.AddMinutes(1), Cancellation));
        Assert.True((await jobs.Switches(services).ReadAsync(TenantId.Parse("acme"), Cancellation)).IsEnabled);
    }

    [Fact]
    public async Task UseAzureStorage_WhenNotChosen_SendsNothing()
    {
        await using var services = Azure(new() { ["SimStorage"] = Nowhere });

        await StartAsync(services);

        Assert.False(services.GetRequiredService<AzureStorage>().KeepsJobs);
        Assert.False(services.GetRequiredService<AzureStorage>().KeepsInbox);
        Assert.False(services.GetRequiredService<AzureStorage>().KeepsAudit);
    }

    [Fact]
    public async Task UseAzureStorage_WhenStorageIsDown_StartsAllTheSameAndTellsAnOutage()
    {
        await using var services = Azure(new() { ["SimStorage"] = Nowhere });
        var store = Backend<StorageBackend.Jobs>(services).Store(services);
        var inbox = Backend<StorageBackend.Dreams>(services).Inbox(services);

        await StartAsync(services);

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await store.PingAsync(Cancellation));
        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await store.CountWaitingAsync(Cancellation));
        await Assert.ThrowsAsync<StorageUnavailableException>(async () =>
            await store.PageDueAsync(DateTimeOffset.UtcNow, 100, Cancellation).ToListAsync(Cancellation));
        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await inbox.PingAsync(Cancellation));
    }

    [Fact]
    public async Task UseAzureStorage_WhenItsSettingsAreWrong_TellsAllOfThem()
    {
        await using var services = Azure(new() { ["SimStorage:tableServiceUri"] = "not an address", ["SIM_JOBS_TABLE"] = "1" });

        Assert.Equal(
            ["SimStorage:tableServiceUri", "SIM_JOBS_TABLE"],
            Backend<StorageBackend.Jobs>(services).Errors().Select(error => error[..error.IndexOf(": ", StringComparison.Ordinal)]));
    }

    [Fact]
    public async Task UseRedis_ServesAllThree()
    {
        await using var services = Redis(garnet.Url);
        var jobs = Backend<StorageBackend.Jobs>(services);

        Assert.Empty(jobs.Errors());
        await jobs.Store(services).PingAsync(Cancellation);
        Assert.True(await jobs.Ledger(services)
            .TryConsumeAsync("i", Guid.NewGuid().ToString(), DateTimeOffset.UtcNow.AddMinutes(1), Cancellation));
        Assert.True((await jobs.Switches(services).ReadAsync(TenantId.Parse("acme"), Cancellation)).IsEnabled);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("http://127.0.0.1")]
    public async Task UseRedis_WhenTheUrlIsWrong_SaysWhichSettingAndRepeatsNothing(string? url)
    {
        await using var services = Redis(url);

        Assert.StartsWith("REDIS_URL: ", Assert.Single(Backend<StorageBackend.Jobs>(services).Errors()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task UseRedis_WhenRedisIsDown_TellsAnOutage()
    {
        await using var services = Redis("redis://127.0.0.1:9");
        var store = Backend<StorageBackend.Jobs>(services).Store(services);

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await store.PingAsync(Cancellation));
        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await store.CountWaitingAsync(Cancellation));
    }

    [Fact]
    public async Task AnyCall_WhenGivenUp_IsCancelledAndNoOutage()
    {
        await using var services = Azure(new() { ["SimStorage"] = Nowhere });
        using var given = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var store = Backend<StorageBackend.Jobs>(services).Store(services);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await store.GetAsync(JobId.FromEntropy(new byte[JobId.Bytes]), given.Token));
    }

    private static ServiceProvider Azure(Dictionary<string, string?> settings) =>
        new ServiceCollection().AddLogging().UseAzureStorage(Configuration(settings)).BuildServiceProvider();

    private static ServiceProvider Redis(string? url) =>
        new ServiceCollection().UseRedis(Configuration(new() { ["REDIS_URL"] = url })).BuildServiceProvider();

    private static IConfiguration Configuration(Dictionary<string, string?> settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build();

    private static T Backend<T>(IServiceProvider services)
        where T : StorageBackend => services.GetServices<StorageBackend>().OfType<T>().Single();

    private static async Task StartAsync(ServiceProvider services)
    {
        foreach (var service in services.GetServices<IHostedService>())
            await service.StartAsync(Cancellation);
        foreach (var service in services.GetServices<IHostedService>())
            await service.StopAsync(Cancellation);
    }
}
