using System.Diagnostics.Metrics;

namespace Lukhas.Sim.Api.Telemetry;

/// <summary>What the lane counts and measures, under the meter <see cref="SimTelemetry.Name"/>. No metric tells of tenants: they have no bound.</summary>
public sealed class SimMeter
{
    /// <summary>The tag that tells how something ended.</summary>
    public const string OutcomeTag = "outcome";

    // Seconds: a warm collect takes milliseconds, the largest rehearsal half a minute.
    private static readonly InstrumentAdvice<double> Seconds =
        new() { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] };

    /// <summary>Makes the instruments.</summary>
    /// <param name="meters">The host's meters.</param>
    public SimMeter(IMeterFactory meters)
    {
        var meter = meters.Create(SimTelemetry.Name);
        JobsScheduled = meter.CreateCounter<long>("sim.jobs.scheduled", "{job}", "Jobs that were made.");
        JobsCompleted = meter.CreateCounter<long>("sim.jobs.completed", "{job}", "Jobs whose dreams were written.");
        JobsCancelled = meter.CreateCounter<long>("sim.jobs.cancelled", "{job}", "Jobs that were called off.");
        JobsExpired = meter.CreateCounter<long>("sim.jobs.expired", "{job}", "Jobs whose time had run out when a sweep removed them.");
        JobsWaiting = meter.CreateGauge<long>("sim.jobs.waiting", "{job}", "Live jobs that were not collected yet, at the last sweep; counted up to a bound.");
        PolicyDecisions = meter.CreateCounter<long>("sim.policy.decisions", "{decision}", "What policy decided, and by which rule.");
        PolicyDuress = meter.CreateCounter<long>("sim.policy.duress", "{signal}", "Seeds that carried a duress or shadow signal.");
        CollectDuration = meter.CreateHistogram("sim.collect.duration", "s", "How long a collect took.", tags: null, Seconds);
        RehearsalRollouts = meter.CreateCounter<long>("sim.rehearsal.rollouts", "{rollout}", "Simulated runs of plans, over all variants.");
        SweepDeleted = meter.CreateCounter<long>("sim.sweep.deleted", "{entry}", "What sweeps removed: jobs, each with its document.");
        StoreDuration = meter.CreateHistogram("sim.store.duration", "s", "How long a call of a store took: jobs, step-ups, switches, the inbox or the audit.", tags: null, Seconds);
    }

    internal Counter<long> JobsScheduled { get; }

    internal Counter<long> JobsCompleted { get; }

    internal Counter<long> JobsCancelled { get; }

    internal Counter<long> JobsExpired { get; }

    internal Gauge<long> JobsWaiting { get; }

    internal Counter<long> PolicyDecisions { get; }

    internal Counter<long> PolicyDuress { get; }

    internal Histogram<double> CollectDuration { get; }

    internal Counter<long> RehearsalRollouts { get; }

    internal Counter<long> SweepDeleted { get; }

    internal Histogram<double> StoreDuration { get; }
}
