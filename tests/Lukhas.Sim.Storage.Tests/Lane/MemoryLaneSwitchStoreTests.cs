using Lukhas.Sim.Core.Lane;

namespace Lukhas.Sim.Storage.Tests.Lane;

public sealed class MemoryLaneSwitchStoreTests : LaneSwitchStoreContract
{
    protected override ValueTask<ILaneSwitchStore> OpenAsync() => ValueTask.FromResult<ILaneSwitchStore>(new MemoryLaneSwitchStore());
}
