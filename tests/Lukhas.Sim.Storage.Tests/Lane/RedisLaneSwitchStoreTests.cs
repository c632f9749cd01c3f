using Lukhas.Sim.Core.Lane;
using Lukhas.Sim.Storage.Redis.Lane;
using Lukhas.Sim.Storage.Tests.Backends;

namespace Lukhas.Sim.Storage.Tests.Lane;

public sealed class RedisLaneSwitchStoreTests(GarnetFixture garnet) : LaneSwitchStoreContract
{
    protected override ValueTask<ILaneSwitchStore> OpenAsync() =>
        ValueTask.FromResult<ILaneSwitchStore>(new RedisLaneSwitchStore(garnet.Connection, GarnetFixture.NewOptions()));
}
