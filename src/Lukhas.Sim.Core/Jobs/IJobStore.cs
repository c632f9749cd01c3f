namespace Lukhas.Sim.Core.Jobs;

/// <summary>
/// Keeps jobs until they expire. Every change after creation is a compare-and-swap on the job's version.
/// Any member throws <see cref="StorageUnavailableException"/> when the backend cannot be reached.
/// </summary>
public interface IJobStore
{
    /// <summary>Keeps a new job. With an idempotency record the check for an earlier one and the creation are one atomic act.</summary>
    /// <param name="job">A scheduled job.</param>
    /// <param name="cancellationToken">Gives it up; the job may have been kept all the same.</param>
    /// <returns>Created, or the live job that the same key made earlier.</returns>
    /// <exception cref="InvalidOperationException">The id is taken: a bug in the id source.</exception>
    ValueTask<JobCreation> CreateAsync(Job job, CancellationToken cancellationToken);

    /// <summary>The live job with an id.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The job and its version; null when there is none or it has expired, to the very millisecond.</returns>
    ValueTask<VersionedJob?> GetAsync(JobId id, CancellationToken cancellationToken);

    /// <summary>The live job that an idempotency key made.</summary>
    /// <param name="idempotency">The key; the body is not looked at.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The job; null when the key made none or the job has expired.</returns>
    ValueTask<Job?> FindAsync(JobIdempotency idempotency, CancellationToken cancellationToken);

    /// <summary>Replaces a job, if it is still at the expected version.</summary>
    /// <param name="job">The job as it is to be.</param>
    /// <param name="expected">The version it was read at.</param>
    /// <param name="cancellationToken">Gives it up; the job may have been replaced all the same.</param>
    /// <returns>The new version; null on a conflict, also when the job is gone.</returns>
    /// <remarks>
    /// Only <see cref="Job.Cancel"/> moves a job's <see cref="Job.SweepAt"/>, away from its expiry and for good; stores rely on it.
    /// After an outage a conflict may be this call's own success, changed by another since: look again.
    /// </remarks>
    ValueTask<JobVersion?> ReplaceAsync(Job job, JobVersion expected, CancellationToken cancellationToken);

    /// <summary>Pages through what the sweeper is to look at, the earliest first within a shard.</summary>
    /// <param name="now">Entries due at or before this time.</param>
    /// <param name="pageSize">Entries per page at most, 1 to 100; all of a page belong to one shard.</param>
    /// <param name="cancellationToken">Ends the paging.</param>
    IAsyncEnumerable<IReadOnlyList<SweepEntry>> PageDueAsync(DateTimeOffset now, int pageSize, CancellationToken cancellationToken);

    /// <summary>Removes jobs, with their idempotency records and sweep entries. What is gone already is no error.</summary>
    /// <param name="entries">At most 100, of one shard.</param>
    /// <param name="cancellationToken">Gives it up; some may have been removed.</param>
    ValueTask RemoveAsync(IReadOnlyList<SweepEntry> entries, CancellationToken cancellationToken);

    /// <summary>Has the sweeper look again later.</summary>
    /// <param name="entry">What was due.</param>
    /// <param name="dueAt">When to look again.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <remarks>
    /// A job that has expired by the entry's account is removed all the same: only the entry stays, for the sake of its document.
    /// A live one tells the new time as its <see cref="Job.SweepAt"/>, and its version may change. What another sweep has dealt with stays as it is.
    /// </remarks>
    ValueTask PostponeAsync(SweepEntry entry, DateTimeOffset dueAt, CancellationToken cancellationToken);

    /// <summary>How many live jobs wait to be collected, counted up to a bound.</summary>
    /// <param name="cancellationToken">Gives it up.</param>
    ValueTask<WaitingCount> CountWaitingAsync(CancellationToken cancellationToken);

    /// <summary>Asks the backend for a sign of life.</summary>
    /// <param name="cancellationToken">Gives it up.</param>
    ValueTask PingAsync(CancellationToken cancellationToken);
}
