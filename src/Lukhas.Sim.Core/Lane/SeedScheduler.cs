using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Policy;
using Lukhas.Sim.Core.Seeds;

namespace Lukhas.Sim.Core.Lane;

/// <summary>Turns an accepted seed into a job, once per idempotency key.</summary>
/// <param name="intake">Reads seeds and has policy decide.</param>
/// <param name="stepUp">Satisfies step-ups.</param>
/// <param name="store">Keeps jobs.</param>
/// <param name="laneSwitch">Held off for a tenant under duress, where the options say so.</param>
/// <param name="ids">Where ids come from.</param>
/// <param name="audit">Where state changes go before they happen.</param>
/// <param name="clock">The present time.</param>
/// <param name="options">How long a job lives, how much of a goal is kept.</param>
public sealed class SeedScheduler(
    SeedIntake intake,
    StepUpCheck stepUp,
    IJobStore store,
    StoredLaneSwitch laneSwitch,
    IIdSource ids,
    IAuditSink audit,
    LaneClock clock,
    LaneOptions options)
{
    private readonly SeedSanitizer _sanitizer = new(options.MaxGoalChars);

    /// <summary>Schedules a seed.</summary>
    /// <param name="caller">Whose it is.</param>
    /// <param name="trace">The trace of the request, and of the job if one is made.</param>
    /// <param name="body">The request's body.</param>
    /// <param name="idempotencyKey">The request's <c>Idempotency-Key</c>, unquoted; null for none.</param>
    /// <param name="cancellationToken">Gives it up; the job may have been made all the same.</param>
    public async ValueTask<LaneResult<ScheduledJob>> ScheduleAsync(
        Capability caller, TraceId trace, ReadOnlyMemory<byte> body, string? idempotencyKey, CancellationToken cancellationToken)
    {
        var judged = await intake.JudgeAsync(caller, trace, body, cancellationToken).ConfigureAwait(false);
        if (judged is not LaneResult<SeedIntake.JudgedSeed>.Done { Value: var (root, arrived, decision) })
            return ((LaneResult<SeedIntake.JudgedSeed>.Refused)judged).Reason;
        if (decision.Kind == PolicyDecisionKind.Deny)
            return await DenyAsync(caller, trace, decision, cancellationToken).ConfigureAwait(false);

        var seed = _sanitizer.Sanitize(arrived);
        if (SeedJson.Write(seed).Length > SeedJson.MaxBytes)
            return new Refusal.InvalidSeed([new SeedError("", $"The seed takes more than {SeedJson.MaxBytes} bytes to keep.")]);

        var idempotency = idempotencyKey is null ? null : JobIdempotency.Of(caller, idempotencyKey, CanonicalJson.Hash(root));
        var now = clock.Now;
        JobStepUp? shown = null;
        if (decision.Kind == PolicyDecisionKind.StepUp)
        {
            // A retry gets its stored answer, though its token has been used by the first try.
            if (await FindAsync(idempotency, cancellationToken).ConfigureAwait(false) is { } earlier)
                return Replay(earlier, idempotency!);
            if (!stepUp.IsFresh(caller, now))
                return await audit.RefuseStepUpAsync(caller, trace, decision, StepUpFault.NotFresh, cancellationToken).ConfigureAwait(false);
            shown = new JobStepUp(decision.Rule ?? RuleIds.StepUp, now, caller.Acr);
        }

        var job = NewJob(caller, trace, seed, decision, shown, idempotency, now);
        await audit.WriteAsync(AuditRecords.Change(caller, job, null, JobStatus.Scheduled), cancellationToken).ConfigureAwait(false);

        // The step-up is used up last, so that no outage before costs the caller another; the record of a job that then does not come
        // to be is followed by the record of why.
        if (shown is not null && !await stepUp.TryConsumeAsync(caller, now, cancellationToken).ConfigureAwait(false))
        {
            return await FindAsync(idempotency, cancellationToken).ConfigureAwait(false) is { } justMade
                ? Replay(justMade, idempotency!)
                : await audit.RefuseStepUpAsync(caller, trace, decision, StepUpFault.Used, cancellationToken).ConfigureAwait(false);
        }

        return await store.CreateAsync(job, cancellationToken).ConfigureAwait(false) switch
        {
            JobCreation.Created => new ScheduledJob(job, Replayed: false),
            JobCreation.AlreadyMade made => Replay(made.Earlier, idempotency!),
            var other => throw new InvalidOperationException($"A job was created to no known end: {other}."),
        };
    }

    private async ValueTask<Refusal> DenyAsync(Capability caller, TraceId trace, PolicyDecision decision, CancellationToken cancellationToken)
    {
        if (options.DuressHold && decision.Rule == RuleIds.Duress)
        {
            await audit.WriteAsync(AuditRecords.Switch(caller, trace, caller.Tenant, enabled: false), cancellationToken).ConfigureAwait(false);
            await laneSwitch.SetAsync(caller.Tenant, enabled: false, clock.Now, cancellationToken).ConfigureAwait(false);
        }

        return new Refusal.PolicyViolation(decision);
    }

    private async ValueTask<Job?> FindAsync(JobIdempotency? idempotency, CancellationToken cancellationToken) =>
        idempotency is null ? null : await store.FindAsync(idempotency, cancellationToken).ConfigureAwait(false);

    private static LaneResult<ScheduledJob> Replay(Job earlier, JobIdempotency retry) =>
        earlier.Idempotency?.Body == retry.Body ? new ScheduledJob(earlier, Replayed: true) : new Refusal.IdempotencyConflict();

    private Job NewJob(
        Capability caller, TraceId trace, Seed seed, PolicyDecision decision, JobStepUp? stepUpOfJob, JobIdempotency? idempotency, DateTimeOffset now)
    {
        var expiry = now + options.JobTtl;
        return new Job
        {
            Id = ids.NextJobId(idempotency?.Shard),
            TraceId = trace,
            Tenant = caller.Tenant,
            Subject = caller.Subject,
            Seed = seed,
            CreatedAt = now,
            ExpiresAt = expiry,
            SweepAt = expiry,
            StepUp = stepUpOfJob,
            PolicyVersion = decision.PolicyVersion,
            Idempotency = idempotency,
        };
    }
}
