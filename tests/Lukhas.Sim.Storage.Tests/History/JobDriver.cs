using System.Collections.Concurrent;
using System.Globalization;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.TestKit.Jobs;
using static Lukhas.Sim.Storage.Tests.History.JobOperation;

namespace Lukhas.Sim.Storage.Tests.History;

/// <summary>Has several workers work on one job at once, and writes down what they ask and are answered.</summary>
internal sealed class JobDriver(IJobStore store, Job scheduled)
{
    private readonly ConcurrentQueue<JobOperation> _history = new();
    private long _clock;
    private int _moves;

    /// <summary>Runs the workers, each with its own seeded choices.</summary>
    /// <returns>The history.</returns>
    public async Task<IReadOnlyCollection<JobOperation>> RunAsync(int workers, int operationsEach, int seed, CancellationToken cancellationToken)
    {
        await Task.WhenAll(Enumerable.Range(0, workers)
            .Select(worker => Task.Run(() => WorkAsync(new Random(seed + worker), operationsEach, cancellationToken), cancellationToken)));
        return _history;
    }

    private async Task WorkAsync(Random random, int operations, CancellationToken cancellationToken)
    {
        await CreateAsync(cancellationToken);
        VersionedJob? known = null;
        for (var done = 1; done < operations; done++)
        {
            if (known is null || random.Next(4) == 0 || Move(known.Job, random) is not { } moved)
                known = await GetAsync(cancellationToken);
            else if (await ReplaceAsync(moved, known.Version, cancellationToken) is { } version)
                known = new VersionedJob(moved, version);
            else if (random.Next(4) != 0)
                known = null;
        }
    }

    /// <summary>A legal move from what the worker believes; null from a final state.</summary>
    private Job? Move(Job job, Random random)
    {
        var name = Interlocked.Increment(ref _moves).ToString(CultureInfo.InvariantCulture);
        var lease = new JobLease(name, job.CreatedAt + TimeSpan.FromSeconds(60));
        return (job.Status, random.Next(100)) switch
        {
            (JobStatus.Complete or JobStatus.Cancelled, _) => null,
            (_, 0) => job.Cancel(job.CreatedAt),
            (JobStatus.Running, 1) => job.Complete(JobBuilder.Receipt(job) with { Sha256 = name.PadLeft(64, '0') }),
            (JobStatus.Running, < 50) => job.Fail(name, job.CreatedAt),
            _ => job.BeginCollect(lease, job.CreatedAt),
        };
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        var invoked = Interlocked.Increment(ref _clock);
        JobVersion? version;
        try
        {
            version = Assert.IsType<JobCreation.Created>(await store.CreateAsync(scheduled, cancellationToken)).Version;
        }
        catch (InvalidOperationException)
        {
            version = null;
        }

        _history.Enqueue(new Create(JobContent.Of(scheduled), version) { Invoked = invoked, Returned = Interlocked.Increment(ref _clock) });
    }

    private async Task<VersionedJob?> GetAsync(CancellationToken cancellationToken)
    {
        var invoked = Interlocked.Increment(ref _clock);
        var found = await store.GetAsync(scheduled.Id, cancellationToken);
        var returned = Interlocked.Increment(ref _clock);
        _history.Enqueue(new Get(found is null ? null : new Register(found.Version, JobContent.Of(found.Job))) { Invoked = invoked, Returned = returned });
        return found;
    }

    private async Task<JobVersion?> ReplaceAsync(Job job, JobVersion expected, CancellationToken cancellationToken)
    {
        var invoked = Interlocked.Increment(ref _clock);
        var version = await store.ReplaceAsync(job, expected, cancellationToken);
        var returned = Interlocked.Increment(ref _clock);
        _history.Enqueue(new Replace(expected, JobContent.Of(job), version) { Invoked = invoked, Returned = returned });
        return version;
    }
}
