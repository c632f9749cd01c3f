using Lukhas.Sim.Core.Lane;
using Lukhas.Sim.Storage.Azure.Lane;
using Lukhas.Sim.Storage.Tests.Backends;

namespace Lukhas.Sim.Storage.Tests.Lane;

public sealed class TableLaneSwitchStoreTests(Azurite azurite) : LaneSwitchStoreContract
{
    protected override async ValueTask<ILaneSwitchStore> OpenAsync() =>
        new TableLaneSwitchStore(await azurite.NewTableAsync());
}
