using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Storage.Azure.Jobs;
using Lukhas.Sim.Storage.Tests.Backends;

namespace Lukhas.Sim.Storage.Tests.Processes;

public sealed class TableServePair(Azurite azurite) : ServePair
{
    private TableClient? _table;

    public override IJobStore OpenJobs(TimeProvider time) => new TableJobStore(_table!, time);

    protected override Task<BlobContainerClient> NewContainerAsync() => azurite.NewContainerAsync().AsTask();

    protected override async Task<Dictionary<string, string>> SettingsAsync()
    {
        _table = await azurite.NewTableAsync();
        return await ServeSettings.OfTableAsync(azurite, _table, Container);
    }
}
