using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.TestKit.Jobs;

namespace Lukhas.Sim.Storage.Tests.History;

/// <summary>
/// A store answers concurrent calls as if they had come one after the other. A backend's tests are a subclass that makes
/// the store.
/// </summary>
public abstract class JobHistoryContract
{
    private const int Jobs = 40;
    private const int JobsAtOnce = 4;
    private const int Workers = 5;
    private const int OperationsEach = 100;

    protected abstract ValueTask<IJobStore> OpenAsync();

    [Fact]
    public async Task AnyCalls_WhenManyAreConcurrent_AreLinearizable()
    {
        var store = await OpenAsync();
        var ids = new CryptographicIdSource(TimeProvider.System);
        var builder = new JobBuilder(ids, TimeProvider.System);
        var operations = 0;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Jobs),
            new ParallelOptions { MaxDegreeOfParallelism = JobsAtOnce, CancellationToken = TestContext.Current.CancellationToken },
            async (job, cancellation) =>
            {
                var history = await new JobDriver(store, builder.Scheduled()).RunAsync(Workers, OperationsEach, job * Workers, cancellation);
                Interlocked.Add(ref operations, history.Count);
                Assert.True(Linearizability.Holds(history), $"The history of job {job} has no explanation.");
            });

        Assert.Equal(Jobs * Workers * OperationsEach, operations);
    }
}
