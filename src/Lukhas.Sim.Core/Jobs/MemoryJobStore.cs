using System.Globalization;
using System.Runtime.CompilerServices;

namespace Lukhas.Sim.Core.Jobs;

/// <summary>Jobs in this process's memory, bounded, with the semantics of every other backend.</summary>
/// <param name="time">Decides what has expired.</param>
/// <param name="capacity">Jobs at most, expired ones that no sweep has removed included.</param>
public sealed class MemoryJobStore(TimeProvider time, int capacity = MemoryJobStore.DefaultCapacity) : IJobStore
{
    /// <summary>Jobs at most, unless told otherwise.</summary>
    public const int DefaultCapacity = 100_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<JobId, Row> _rows = [];
    private readonly Dictionary<string, JobId> _idempotent = [];
    private readonly SweepIndex _sweep = new();

    /// <inheritdoc/>
    public ValueTask<JobCreation> CreateAsync(Job job, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (job.Idempotency is { } idempotency && FindLive(idempotency.Key) is { } earlier)
                return ValueTask.FromResult<JobCreation>(new JobCreation.AlreadyMade(earlier));
            if (_rows.Count >= capacity)
                throw new StorageUnavailableException($"The memory store is full: it holds {capacity} jobs.");
            if (!_rows.TryAdd(job.Id, new Row(job, 1)))
                throw new InvalidOperationException($"The job id {job.Id} is taken.");
            if (job.Idempotency is { } made)
                _idempotent[made.Key] = job.Id;
            _sweep.Set(SweepEntry.Of(job));
            return ValueTask.FromResult<JobCreation>(new JobCreation.Created(VersionOf(1)));
        }
    }

    /// <inheritdoc/>
    public ValueTask<VersionedJob?> GetAsync(JobId id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult(
                FindLive(id) is { } row ? new VersionedJob(row.Job, VersionOf(row.Version)) : null);
        }
    }

    /// <inheritdoc/>
    public ValueTask<Job?> FindAsync(JobIdempotency idempotency, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult(FindLive(idempotency.Key));
        }
    }

    /// <inheritdoc/>
    public ValueTask<JobVersion?> ReplaceAsync(Job job, JobVersion expected, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (FindLive(job.Id) is not { } row || VersionOf(row.Version) != expected)
                return ValueTask.FromResult<JobVersion?>(null);
            _rows[job.Id] = new Row(job, row.Version + 1);
            _sweep.Set(SweepEntry.Of(job));
            return ValueTask.FromResult<JobVersion?>(VersionOf(row.Version + 1));
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<IReadOnlyList<SweepEntry>> PageDueAsync(
        DateTimeOffset now, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var shard = 0; shard < JobShard.Count; shard++)
        {
            SweepEntry? last = null;
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                IReadOnlyList<SweepEntry> page;
                lock (_gate)
                {
                    page = _sweep.Due(new JobShard(shard), now, last, pageSize);
                }

                if (page.Count == 0)
                    break;
                last = page[^1];
                yield return page;
            }
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask RemoveAsync(IReadOnlyList<SweepEntry> entries, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            foreach (var entry in entries)
            {
                Drop(entry);
                _sweep.Remove(entry.JobId);
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask PostponeAsync(SweepEntry entry, DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (entry.ExpiresAt <= time.GetUtcNow())
                Drop(entry);
            else if (_rows.TryGetValue(entry.JobId, out var row))
                _rows[entry.JobId] = row with { Job = row.Job with { SweepAt = dueAt } };
            _sweep.Set(entry with { DueAt = dueAt });
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<WaitingCount> CountWaitingAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var now = time.GetUtcNow();
        lock (_gate)
        {
            var count = _rows.Values.Count(row => row.Job.IsWaiting && !row.Job.IsExpired(now));
            return ValueTask.FromResult(new WaitingCount(count, Capped: false));
        }
    }

    /// <inheritdoc/>
    public ValueTask PingAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    private static JobVersion VersionOf(long version) => new(version.ToString(CultureInfo.InvariantCulture));

    private Row? FindLive(JobId id) => _rows.TryGetValue(id, out var row) && !row.Job.IsExpired(time.GetUtcNow()) ? row : null;

    private Job? FindLive(string idempotencyKey) => _idempotent.TryGetValue(idempotencyKey, out var id) ? FindLive(id)?.Job : null;

    private void Drop(SweepEntry entry)
    {
        _rows.Remove(entry.JobId);

        // A new job may have taken the key after this one had expired.
        if (entry.IdempotencyKey is { } key && _idempotent.TryGetValue(key, out var owner) && owner == entry.JobId)
            _idempotent.Remove(key);
    }

    private sealed record Row(Job Job, long Version);
}
