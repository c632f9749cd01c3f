using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Storage.Tests.History;

public sealed class MemoryJobHistoryTests : JobHistoryContract
{
    protected override ValueTask<IJobStore> OpenAsync() => ValueTask.FromResult<IJobStore>(new MemoryJobStore(TimeProvider.System));
}
