using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Core.Tests.Lane;

/// <summary>A store that lets a test step in between two of the lane's steps, or take the backend away.</summary>
internal sealed class WatchedStore(IJobStore inner) : IJobStore
{
    public Action BeforeCreate { get; set; } = () => { };

    public Func<Job, Task> BeforeReplace { get; set; } = _ => Task.CompletedTask;

    public Func<Task> BeforePing { get; set; } = () => Task.CompletedTask;

    public bool Down { get; set; }

    public int Calls { get; private set; }

    public ValueTask<JobCreation> CreateAsync(Job job, CancellationToken cancellationToken)
    {
        Count();
        BeforeCreate();
        return inner.CreateAsync(job, cancellationToken);
    }

    public ValueTask<VersionedJob?> GetAsync(JobId id, CancellationToken cancellationToken)
    {
        Count();
        return inner.GetAsync(id, cancellationToken);
    }

    public ValueTask<Job?> FindAsync(JobIdempotency idempotency, CancellationToken cancellationToken)
    {
        Count();
        return inner.FindAsync(idempotency, cancellationToken);
    }

    public async ValueTask<JobVersion?> ReplaceAsync(Job job, JobVersion expected, CancellationToken cancellationToken)
    {
        Count();
        await BeforeReplace(job);
        return await inner.ReplaceAsync(job, expected, cancellationToken);
    }

    public IAsyncEnumerable<IReadOnlyList<SweepEntry>> PageDueAsync(DateTimeOffset now, int pageSize, CancellationToken cancellationToken)
    {
        Count();
        return inner.PageDueAsync(now, pageSize, cancellationToken);
    }

    public ValueTask RemoveAsync(IReadOnlyList<SweepEntry> entries, CancellationToken cancellationToken)
    {
        Count();
        return inner.RemoveAsync(entries, cancellationToken);
    }

    public ValueTask PostponeAsync(SweepEntry entry, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        Count();
        return inner.PostponeAsync(entry, dueAt, cancellationToken);
    }

    public ValueTask<WaitingCount> CountWaitingAsync(CancellationToken cancellationToken)
    {
        Count();
        return inner.CountWaitingAsync(cancellationToken);
    }

    public async ValueTask PingAsync(CancellationToken cancellationToken)
    {
        Count();
        await BeforePing();
        await inner.PingAsync(cancellationToken);
    }

    private void Count()
    {
        Calls++;
        if (Down)
            throw new StorageUnavailableException("The test took the store away.");
    }
}
