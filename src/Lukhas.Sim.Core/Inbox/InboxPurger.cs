using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Lane;

namespace Lukhas.Sim.Core.Inbox;

/// <summary>The only way to remove a trace before it expires. It asks for its own scope, whoever calls it.</summary>
/// <param name="inbox">Where documents are kept.</param>
/// <param name="store">Where jobs are kept.</param>
/// <param name="audit">Where a removal goes before it happens.</param>
/// <param name="clock">The present time.</param>
/// <param name="options">How long a lease lasts.</param>
public sealed class InboxPurger(IDreamInbox inbox, IJobStore store, IAuditSink audit, LaneClock clock, LaneOptions options)
{
    /// <summary>
    /// Removes a trace's job and document. Cut short anywhere, it is finished by being called again, or by the sweeper, which also
    /// removes what a collect that was under way writes afterwards.
    /// </summary>
    /// <param name="caller">Must hold <see cref="Scopes.InboxPurgeAdmin"/>.</param>
    /// <param name="trace">The trace.</param>
    /// <param name="cancellationToken">Gives it up; some may have been removed.</param>
    /// <returns>The trace that was removed.</returns>
    /// <exception cref="UnauthorizedAccessException">The caller lacks the scope.</exception>
    /// <exception cref="StorageUnavailableException">The inbox or the store cannot be reached.</exception>
    public async ValueTask<LaneResult<TraceId>> PurgeAsync(Capability caller, TraceId trace, CancellationToken cancellationToken)
    {
        if (!caller.Has(Scopes.InboxPurgeAdmin))
            throw new UnauthorizedAccessException("The capability does not allow removing from this inbox.");
        var now = clock.Now;
        var path = new DreamPath(caller.Tenant, trace);
        if (await FindJobAsync(path, now, cancellationToken).ConfigureAwait(false) is not { } id)
            return new Refusal.TraceNotFound();
        await audit.WriteAsync(AuditRecords.Purge(caller, trace, id), cancellationToken).ConfigureAwait(false);

        // The job goes first, but its sweep entry last: while that is there, the sweeper finishes what this leaves.
        SweepEntry? finished = null;
        if (await store.GetAsync(id, cancellationToken).ConfigureAwait(false) is { } found && found.Job.Tenant == caller.Tenant)
        {
            // A collect that is under way may write after this, and be killed before it sees that its job is gone: the entry stays,
            // and is due when such a lease has run out.
            var stays = found.Job.MayYetBeWritten;
            var dueAt = stays ? now + options.CollectLease : now;
            var entry = SweepEntry.Purged(found.Job, now);
            await store.PostponeAsync(entry, dueAt, cancellationToken).ConfigureAwait(false);
            finished = stays ? null : entry with { DueAt = dueAt };
        }

        await inbox.DeleteAsync(path, cancellationToken).ConfigureAwait(false);
        if (finished is not null)
            await store.RemoveAsync([finished], cancellationToken).ConfigureAwait(false);
        return trace;
    }

    /// <summary>The job that a document tells of; null when there is no document.</summary>
    private async ValueTask<JobId?> FindJobAsync(DreamPath path, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await inbox.ReadAsync(path, cancellationToken).ConfigureAwait(false) is not { } document)
            return null;
        using var reading = new DreamReading(document);
        return reading.IsExpired(now) ? null : reading.JobId;
    }
}
