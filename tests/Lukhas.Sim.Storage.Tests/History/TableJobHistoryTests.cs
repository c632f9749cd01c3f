using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Storage.Azure.Jobs;
using Lukhas.Sim.Storage.Tests.Backends;

namespace Lukhas.Sim.Storage.Tests.History;

public sealed class TableJobHistoryTests(Azurite azurite) : JobHistoryContract
{
    protected override async ValueTask<IJobStore> OpenAsync() => new TableJobStore(await azurite.NewTableAsync(), TimeProvider.System);
}
