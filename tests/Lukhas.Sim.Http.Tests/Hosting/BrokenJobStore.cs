using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Http.Tests.Hosting;

/// <summary>A store of which every member throws.</summary>
internal sealed class BrokenJobStore(Func<Exception> fault) : IJobStore
{
    public ValueTask<JobCreation> CreateAsync(Job job, CancellationToken cancellationToken) => throw fault();

    public ValueTask<VersionedJob?> GetAsync(JobId id, CancellationToken cancellationToken) => throw fault();

    public ValueTask<Job?> FindAsync(JobIdempotency idempotency, CancellationToken cancellationToken) => throw fault();

    public ValueTask<JobVersion?> ReplaceAsync(Job job, JobVersion expected, CancellationToken cancellationToken) => throw fault();

    public IAsyncEnumerable<IReadOnlyList<SweepEntry>> PageDueAsync(DateTimeOffset now, int pageSize, CancellationToken cancellationToken) =>
        throw fault();

    public ValueTask RemoveAsync(IReadOnlyList<SweepEntry> entries, CancellationToken cancellationToken) => throw fault();

    public ValueTask PostponeAsync(SweepEntry entry, DateTimeOffset dueAt, CancellationToken cancellationToken) => throw fault();

    public ValueTask<WaitingCount> CountWaitingAsync(CancellationToken cancellationToken) => throw fault();

    public ValueTask PingAsync(CancellationToken cancellationToken) => throw fault();
}
