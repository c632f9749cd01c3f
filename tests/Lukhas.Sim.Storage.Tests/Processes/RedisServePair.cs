using Azure.Storage.Blobs;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Storage.Redis;
using Lukhas.Sim.Storage.Redis.Jobs;
using Lukhas.Sim.Storage.Tests.Backends;

namespace Lukhas.Sim.Storage.Tests.Processes;

public sealed class RedisServePair(Azurite azurite, GarnetFixture garnet) : ServePair
{
    // Processes name their keys as every deployment does, so that a database of its own keeps these tests apart.
    private readonly string _url = $"{garnet.Url}/1";
    private RedisConnection? _connection;

    public override IJobStore OpenJobs(TimeProvider time) =>
        new RedisJobStore(_connection ??= new RedisConnection(RedisUrl.Parse(_url)), new RedisOptions(), time);

    protected override Task<BlobContainerClient> NewContainerAsync() => azurite.NewContainerAsync().AsTask();

    protected override Task<Dictionary<string, string>> SettingsAsync() => ServeSettings.OfRedisAsync(azurite, _url, Container);

    protected override ValueTask CloseAsync() => _connection?.DisposeAsync() ?? ValueTask.CompletedTask;
}
