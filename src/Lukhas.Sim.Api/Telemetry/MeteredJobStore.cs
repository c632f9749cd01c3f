using System.Runtime.CompilerServices;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Api.Telemetry;

/// <summary>A job store whose calls are on record. Jobs are counted here, where their changes take effect, and nowhere before.</summary>
/// <param name="store">The store.</param>
/// <param name="name">Its backend's name.</param>
/// <param name="meter">What counts.</param>
internal sealed class MeteredJobStore(IJobStore store, string name, SimMeter meter) : IJobStore
{
    private readonly StoreCalls _calls = new(meter, $"jobs.{name}");

    public async ValueTask<JobCreation> CreateAsync(Job job, CancellationToken cancellationToken)
    {
        var creation = await _calls.RunAsync("create", () => store.CreateAsync(job, cancellationToken)).ConfigureAwait(false);
        if (creation is JobCreation.Created)
            meter.JobsScheduled.Add(1);
        return creation;
    }

    public ValueTask<VersionedJob?> GetAsync(JobId id, CancellationToken cancellationToken)
    {
        SimTelemetry.TellJob(id);
        return _calls.RunAsync("get", () => store.GetAsync(id, cancellationToken));
    }

    public ValueTask<Job?> FindAsync(JobIdempotency idempotency, CancellationToken cancellationToken) =>
        _calls.RunAsync("find", () => store.FindAsync(idempotency, cancellationToken));

    public async ValueTask<JobVersion?> ReplaceAsync(Job job, JobVersion expected, CancellationToken cancellationToken)
    {
        var version = await _calls.RunAsync("replace", () => store.ReplaceAsync(job, expected, cancellationToken)).ConfigureAwait(false);
        if (version is not null && job.Status == JobStatus.Complete)
            meter.JobsCompleted.Add(1);
        else if (version is not null && job.Status == JobStatus.Cancelled)
            meter.JobsCancelled.Add(1);
        return version;
    }

    public async IAsyncEnumerable<IReadOnlyList<SweepEntry>> PageDueAsync(
        DateTimeOffset now, int pageSize, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var pages = store.PageDueAsync(now, pageSize, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await _calls.RunAsync("page_due", pages.MoveNextAsync).ConfigureAwait(false))
            yield return pages.Current;
    }

    public ValueTask RemoveAsync(IReadOnlyList<SweepEntry> entries, CancellationToken cancellationToken) =>
        _calls.RunAsync("remove", () => store.RemoveAsync(entries, cancellationToken));

    public ValueTask PostponeAsync(SweepEntry entry, DateTimeOffset dueAt, CancellationToken cancellationToken) =>
        _calls.RunAsync("postpone", () => store.PostponeAsync(entry, dueAt, cancellationToken));

    public ValueTask<WaitingCount> CountWaitingAsync(CancellationToken cancellationToken) =>
        _calls.RunAsync("count_waiting", () => store.CountWaitingAsync(cancellationToken));

    public ValueTask PingAsync(CancellationToken cancellationToken) => _calls.RunAsync("ping", () => store.PingAsync(cancellationToken));
}
