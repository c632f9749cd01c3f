using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Core.Lane;

/// <summary>
/// Takes a job from scheduled to complete: lease, rehearse, write, complete. Killed anywhere in between, it leaves a job
/// that the next collect finishes, and one document.
/// </summary>
/// <param name="store">Keeps jobs.</param>
/// <param name="inbox">Keeps documents.</param>
/// <param name="dreams">Rehearses, and makes the document.</param>
/// <param name="slots">How many may rehearse at once.</param>
/// <param name="writer">The way into the inbox.</param>
/// <param name="laneSwitch">Asked again right before the write.</param>
/// <param name="ids">Names the holders of leases.</param>
/// <param name="audit">Where state changes go before they happen.</param>
/// <param name="clock">The present time.</param>
/// <param name="options">How long a lease lasts.</param>
public sealed class DreamCollector(
    IJobStore store,
    IDreamInbox inbox,
    DreamMaker dreams,
    RehearsalSlots slots,
    DreamInboxWriter writer,
    ILaneSwitch laneSwitch,
    IIdSource ids,
    IAuditSink audit,
    LaneClock clock,
    LaneOptions options)
{
    /// <summary>Every lost race means that somebody else moved the job on, and a job has few moves: more are a fault of the store.</summary>
    private const int MaxRaces = 32;

    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    /// <summary>Collects a job.</summary>
    /// <param name="caller">Whose it is.</param>
    /// <param name="id">The job.</param>
    /// <param name="cancellationToken">Gives it up, and the lease back.</param>
    public async ValueTask<LaneResult<CollectedDreams>> CollectAsync(Capability caller, JobId id, CancellationToken cancellationToken)
    {
        for (var race = 0; race < MaxRaces; race++)
        {
            if (await store.GetAsync(id, cancellationToken).ConfigureAwait(false) is not { } found || !caller.Covers(found.Job))
                return new Refusal.JobNotFound();
            var job = found.Job;
            if (job.Status == JobStatus.Cancelled)
                return new Refusal.JobCancelled(job);
            if (job.Status == JobStatus.Complete)
            {
                if (await ReadAsync(job, cancellationToken).ConfigureAwait(false) is { } complete)
                    return complete;
                continue;
            }

            if (job.IsLeased(clock.Now))
                return new CollectedDreams.InProgress(job, PollInterval);
            if (job.IsExhausted)
                return new Refusal.RehearsalFailed(job);

            // Before the lease, so that a job whose turn has not come stays as it is, and another process may take it.
            using var slot = await slots.TakeAsync(cancellationToken).ConfigureAwait(false);
            if (slot is null)
                return new CollectedDreams.InProgress(job, PollInterval);
            if (await TakeLeaseAsync(caller, found, cancellationToken).ConfigureAwait(false) is not { } leased)
                continue;
            if (await FinishAsync(caller, leased, slot, cancellationToken).ConfigureAwait(false) is { } result)
                return result;
        }

        throw new StorageUnavailableException("The job store lets no change of this job through.");
    }

    /// <summary>A complete job's document; null when the job has meanwhile expired or been purged and is to be looked at again.</summary>
    private async ValueTask<CollectedDreams?> ReadAsync(Job job, CancellationToken cancellationToken)
    {
        var document = await inbox.ReadAsync(new DreamPath(job.Tenant, job.TraceId), cancellationToken).ConfigureAwait(false);
        if (document is null)
        {
            return await store.GetAsync(job.Id, cancellationToken).ConfigureAwait(false) is null
                ? null
                : throw new InvalidDataException($"The document of {job.Id} is not in the inbox.");
        }

        return DreamDocument.Of(document.Utf8).Sha256 == job.Shards!.Sha256
            ? new CollectedDreams.Complete(job, document)
            : throw new InvalidDataException($"The document of {job.Id} is not the one that was written.");
    }

    private async ValueTask<VersionedJob?> TakeLeaseAsync(Capability caller, VersionedJob found, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        var lease = new JobLease(ids.NextTraceId().Value, now + options.CollectLease);
        await audit.WriteAsync(AuditRecords.Change(caller, found.Job, found.Job.Status, JobStatus.Running), cancellationToken).ConfigureAwait(false);
        var running = found.Job.BeginCollect(lease, now);
        return await store.ReplaceAsync(running, found.Version, cancellationToken).ConfigureAwait(false) is { } version
            ? new VersionedJob(running, version)
            : null;
    }

    /// <summary>Does the work under a lease, the rehearsal in a slot that is given back right after it; null when somebody else moved the job on meanwhile.</summary>
    private async ValueTask<LaneResult<CollectedDreams>?> FinishAsync(
        Capability caller, VersionedJob leased, IDisposable slot, CancellationToken cancellationToken)
    {
        DreamDocument document;
        DreamReceipt receipt;
        long rollouts;
        try
        {
            DreamEntry entry;
            using (slot)
                entry = await dreams.MakeAsync(leased.Job, clock.Now, cancellationToken).ConfigureAwait(false);
            rollouts = entry.Shards.Sum(shard => (long)shard.Outcome.Rollouts);
            if (!await laneSwitch.IsEnabledAsync(caller.Tenant, cancellationToken).ConfigureAwait(false))
            {
                await store.ReplaceAsync(leased.Job.ReleaseLease(), leased.Version, cancellationToken).ConfigureAwait(false);
                return new Refusal.LaneDisabled();
            }

            // On record before the document is there; without the record there is none.
            await audit.WriteAsync(AuditRecords.Change(caller, leased.Job, JobStatus.Running, JobStatus.Complete), cancellationToken).ConfigureAwait(false);
            (document, receipt) = await writer.WriteAsync(caller, leased.Job, entry, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception interruption) when (interruption is OperationCanceledException or StorageUnavailableException)
        {
            // The caller or the inbox has gone; the next collect need not wait for the lease to run out.
            await store.ReplaceAsync(leased.Job.ReleaseLease(), leased.Version, CancellationToken.None).ConfigureAwait(false);
            throw;
        }
        catch (Exception bug)
        {
            await FailAsync(caller, leased, bug).ConfigureAwait(false);
            throw;
        }

        // The document is written: the job is completed whether or not the caller still listens.
        var complete = leased.Job.Complete(receipt);
        if (await store.ReplaceAsync(complete, leased.Version, CancellationToken.None).ConfigureAwait(false) is not null)
            return new CollectedDreams.Complete(complete, document) { Rollouts = rollouts };
        await RemoveIfUnwantedAsync(complete).ConfigureAwait(false);
        return null;
    }

    private async ValueTask FailAsync(Capability caller, VersionedJob leased, Exception bug)
    {
        await audit.WriteAsync(AuditRecords.Change(caller, leased.Job, JobStatus.Running, JobStatus.Failed), CancellationToken.None).ConfigureAwait(false);
        await store.ReplaceAsync(leased.Job.Fail(bug.GetType().Name, clock.Now), leased.Version, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>A cancelled or vanished job leaves no document; one that another collect has taken over needs it.</summary>
    private async ValueTask RemoveIfUnwantedAsync(Job job)
    {
        var now = await store.GetAsync(job.Id, CancellationToken.None).ConfigureAwait(false);
        if (now is null or { Job.Status: JobStatus.Cancelled })
            await inbox.DeleteAsync(new DreamPath(job.Tenant, job.TraceId), CancellationToken.None).ConfigureAwait(false);
    }
}
