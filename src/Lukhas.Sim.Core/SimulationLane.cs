using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Lane;

namespace Lukhas.Sim.Core;

/// <summary>
/// The guarded simulation lane: every use case, for whatever host. It rehearses and advises; it can never act.
/// Expected refusals are results. <see cref="StorageUnavailableException"/> tells an outage; any other exception is a bug.
/// </summary>
/// <param name="intake">Reads seeds and has policy decide.</param>
/// <param name="scheduler">Makes jobs.</param>
/// <param name="collector">Completes jobs.</param>
/// <param name="laneOperator">Works the kill switch.</param>
/// <param name="store">Keeps jobs.</param>
/// <param name="readiness">Whether the backends answer.</param>
/// <param name="laneSwitch">Whether the lane runs.</param>
/// <param name="audit">Where state changes go before they happen.</param>
/// <param name="clock">The present time.</param>
/// <param name="options">How the lane behaves.</param>
public sealed class SimulationLane(
    SeedIntake intake,
    SeedScheduler scheduler,
    DreamCollector collector,
    LaneOperator laneOperator,
    IJobStore store,
    ReadinessProbe readiness,
    ILaneSwitch laneSwitch,
    IAuditSink audit,
    LaneClock clock,
    LaneOptions options)
{
    /// <summary>Takes a seed: checks it, has policy decide, and keeps a job for it.</summary>
    /// <param name="caller">Whose it is.</param>
    /// <param name="trace">The trace of the request, and of the job if one is made.</param>
    /// <param name="body">The seed, JSON.</param>
    /// <param name="idempotencyKey">1 to 128 printable ASCII characters; null for none.</param>
    /// <param name="cancellationToken">Gives it up; the job may have been made all the same.</param>
    public async ValueTask<LaneResult<ScheduledJob>> ScheduleAsync(
        Capability caller, TraceId trace, ReadOnlyMemory<byte> body, string? idempotencyKey, CancellationToken cancellationToken) =>
        await laneSwitch.IsEnabledAsync(caller.Tenant, cancellationToken).ConfigureAwait(false)
            ? await scheduler.ScheduleAsync(caller, trace, body, idempotencyKey, cancellationToken).ConfigureAwait(false)
            : new Refusal.LaneDisabled();

    /// <summary>Tells how a job stands, and changes nothing.</summary>
    /// <param name="caller">Whose it is.</param>
    /// <param name="id">The job.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async ValueTask<LaneResult<Job>> StatusAsync(Capability caller, JobId id, CancellationToken cancellationToken) =>
        await FindAsync(caller, id, cancellationToken).ConfigureAwait(false) is { } found
            ? found.Job
            : new Refusal.JobNotFound();

    /// <summary>Rehearses a job, or tells what an earlier collect found: the same bytes every time.</summary>
    /// <param name="caller">Whose it is; the inbox asks for <see cref="Scopes.InboxWrite"/>.</param>
    /// <param name="id">The job.</param>
    /// <param name="cancellationToken">Gives it up; the next collect finishes what was begun.</param>
    public async ValueTask<LaneResult<CollectedDreams>> CollectAsync(Capability caller, JobId id, CancellationToken cancellationToken) =>
        await laneSwitch.IsEnabledAsync(caller.Tenant, cancellationToken).ConfigureAwait(false)
            ? await collector.CollectAsync(caller, id, cancellationToken).ConfigureAwait(false)
            : new Refusal.LaneDisabled();

    /// <summary>Calls a job off. A complete job stays complete, a cancelled one cancelled.</summary>
    /// <param name="caller">Whose it is.</param>
    /// <param name="id">The job.</param>
    /// <param name="cancellationToken">Gives it up; the job may have been cancelled all the same.</param>
    public async ValueTask<LaneResult<Job>> CancelAsync(Capability caller, JobId id, CancellationToken cancellationToken)
    {
        while (await FindAsync(caller, id, cancellationToken).ConfigureAwait(false) is { } found)
        {
            if (!JobTransitions.Allows(found.Job.Status, JobStatus.Cancelled))
                return found.Job;
            await audit.WriteAsync(AuditRecords.Change(caller, found.Job, found.Job.Status, JobStatus.Cancelled), cancellationToken).ConfigureAwait(false);
            var cancelled = found.Job.Cancel(clock.Now);
            if (await store.ReplaceAsync(cancelled, found.Version, cancellationToken).ConfigureAwait(false) is not null)
                return cancelled;
        }

        return new Refusal.JobNotFound();
    }

    /// <summary>Tells what policy would say of a seed; nothing is kept but the audit record.</summary>
    /// <param name="caller">Whose it is.</param>
    /// <param name="trace">The trace of the request.</param>
    /// <param name="body">The seed, JSON.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public async ValueTask<LaneResult<EvaluatedPolicy>> EvaluateAsync(
        Capability caller, TraceId trace, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        await intake.JudgeAsync(caller, trace, body, cancellationToken).ConfigureAwait(false) switch
        {
            LaneResult<SeedIntake.JudgedSeed>.Done { Value: var judged } => new EvaluatedPolicy(judged.Decision, trace),
            LaneResult<SeedIntake.JudgedSeed>.Refused { Reason: var reason } => reason,
            var other => throw new InvalidOperationException($"A seed was judged to no known end: {other}."),
        };

    /// <summary>Tells how a stored switch stands.</summary>
    /// <param name="caller">An operator.</param>
    /// <param name="tenant">Whose switch; null for the one that holds for all.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public ValueTask<SwitchedLane> SwitchStateAsync(Capability caller, TenantId? tenant, CancellationToken cancellationToken) =>
        laneOperator.ReadAsync(caller, tenant, cancellationToken);

    /// <summary>Sets a stored switch: off at once, on again only after a fresh step-up.</summary>
    /// <param name="caller">An operator.</param>
    /// <param name="trace">The trace of the request.</param>
    /// <param name="body">The request, JSON: <c>{enabled, tenant?}</c>.</param>
    /// <param name="cancellationToken">Gives it up; the switch may have been set all the same.</param>
    public ValueTask<LaneResult<SwitchedLane>> SwitchAsync(
        Capability caller, TraceId trace, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        laneOperator.SetAsync(caller, trace, body, cancellationToken);

    /// <summary>Tells how the lane is; answers even when its store does not.</summary>
    /// <param name="cancellationToken">Gives it up.</param>
    public async ValueTask<LaneHealth> HealthAsync(CancellationToken cancellationToken)
    {
        WaitingCount waiting;
        try
        {
            waiting = await store.CountWaitingAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (StorageUnavailableException)
        {
            // Health says that the process lives; readiness is where an outage of the store is told.
            waiting = new WaitingCount(0, Capped: true);
        }

        return new LaneHealth(options.Enabled, waiting.Count, waiting.Capped, clock.Now);
    }

    /// <summary>Tells whether the lane's backends answer, as of a few seconds ago at most.</summary>
    /// <param name="cancellationToken">Gives it up.</param>
    public ValueTask<LaneReadiness> ReadinessAsync(CancellationToken cancellationToken) => readiness.AskAsync(cancellationToken);

    private async ValueTask<VersionedJob?> FindAsync(Capability caller, JobId id, CancellationToken cancellationToken) =>
        await store.GetAsync(id, cancellationToken).ConfigureAwait(false) is { } found && caller.Covers(found.Job) ? found : null;
}
