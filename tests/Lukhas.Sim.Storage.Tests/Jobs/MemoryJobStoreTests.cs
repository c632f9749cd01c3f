using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.TestKit.Jobs;
using Microsoft.Extensions.Time.Testing;

namespace Lukhas.Sim.Storage.Tests.Jobs;

public sealed class MemoryJobStoreTests : JobStoreContract
{
    protected override ValueTask<IJobStore> OpenAsync(TimeProvider time) => ValueTask.FromResult<IJobStore>(new MemoryJobStore(time));

    [Fact]
    public async Task CreateAsync_WhenFull_IsAnOutageAndKeepsWhatWasThere()
    {
        var time = new FakeTimeProvider();
        var jobs = new JobBuilder(new SequentialIds(time), time);
        var store = new MemoryJobStore(time, capacity: 1);
        var first = jobs.Scheduled();
        await store.CreateAsync(first, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<StorageUnavailableException>(async () =>
            await store.CreateAsync(jobs.Scheduled(), TestContext.Current.CancellationToken));

        Assert.NotNull(await store.GetAsync(first.Id, TestContext.Current.CancellationToken));
    }
}
