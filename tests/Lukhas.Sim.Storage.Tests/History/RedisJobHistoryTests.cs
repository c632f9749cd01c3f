using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Storage.Redis.Jobs;
using Lukhas.Sim.Storage.Tests.Backends;

namespace Lukhas.Sim.Storage.Tests.History;

public sealed class RedisJobHistoryTests(GarnetFixture garnet) : JobHistoryContract
{
    protected override ValueTask<IJobStore> OpenAsync() =>
        ValueTask.FromResult<IJobStore>(new RedisJobStore(garnet.Connection, GarnetFixture.NewOptions(), TimeProvider.System));
}
