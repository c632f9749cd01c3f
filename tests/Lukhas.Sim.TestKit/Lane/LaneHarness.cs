using System.Text;
using Lukhas.Sim.Core;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Lane;
using Lukhas.Sim.Core.Policy;
using Lukhas.Sim.Core.Rehearsal;
using Lukhas.Sim.Core.Shards;
using Lukhas.Sim.TestKit.Jobs;
using Microsoft.Extensions.Time.Testing;

namespace Lukhas.Sim.TestKit.Lane;

/// <summary>The whole lane in memory, as a host puts it together, on a clock that the test moves.</summary>
public sealed class LaneHarness
{
    // One for all, as in a host: it never changes, and its vocabulary takes longer to build than most tests run.
    private static readonly PolicyGate Gate = new(PolicyDocument.Default);

    private readonly SequentialIds _ids;

    public LaneHarness(
        LaneOptions? options = null,
        Func<IJobStore, IJobStore>? store = null,
        Func<IDreamInbox, IDreamInbox>? inbox = null,
        ILaneSwitch? laneSwitch = null,
        IMatadaSchema? schema = null)
    {
        options ??= new LaneOptions();
        var clock = new LaneClock(Time);
        _ids = new SequentialIds(Time);
        Store = (store ?? (inner => inner))(new MemoryJobStore(Time));
        Inbox = (inbox ?? (inner => inner))(new MemoryDreamInbox());
        Sweeper = new JobSweeper(Store, Inbox, Time, options);
        var switches = new MemoryLaneSwitchStore();
        var stored = new StoredLaneSwitch(switches, options, Time);
        var stepUp = new StepUpCheck(new MemoryStepUpLedger(Time), options);
        laneSwitch ??= stored;
        Reader = new InboxReader(Inbox, clock);
        Purger = new InboxPurger(Inbox, Store, Audit, clock, options);
        var intake = new SeedIntake(Gate, Audit);
        Slots = new RehearsalSlots(options);
        Lane = new SimulationLane(
            intake,
            new SeedScheduler(intake, stepUp, Store, stored, _ids, Audit, clock, options),
            new DreamCollector(
                Store,
                Inbox,
                new DreamMaker(new Rehearser(Time), Gate, options),
                Slots,
                new DreamInboxWriter(Inbox, schema ?? new AnyNode()),
                laneSwitch,
                _ids,
                Audit,
                clock,
                options),
            new LaneOperator(switches, stored, stepUp, Gate, Audit, clock),
            Store,
            new ReadinessProbe(Store, Inbox, Sweeper, Time),
            laneSwitch,
            Audit,
            clock,
            options);
    }

    public FakeTimeProvider Time { get; } = new(DateTimeOffset.FromUnixTimeMilliseconds(1_763_800_000_123));

    public SimulationLane Lane { get; }

    public IJobStore Store { get; }

    public IDreamInbox Inbox { get; }

    public JobSweeper Sweeper { get; }

    public InboxReader Reader { get; }

    public InboxPurger Purger { get; }

    public RehearsalSlots Slots { get; }

    public AuditLog Audit { get; } = new();

    /// <summary>Schedules a seed and expects it to be accepted.</summary>
    public async Task<Job> ScheduledAsync(string seed = SampleSeeds.Small, Capability? caller = null, string? key = null) =>
        ((LaneResult<ScheduledJob>.Done)await ScheduleAsync(seed, caller, key)).Value.Job;

    public ValueTask<LaneResult<ScheduledJob>> ScheduleAsync(string seed = SampleSeeds.Small, Capability? caller = null, string? key = null) =>
        ScheduleAsync(Encoding.UTF8.GetBytes(seed), caller, key);

    public ValueTask<LaneResult<ScheduledJob>> ScheduleAsync(ReadOnlyMemory<byte> body, Capability? caller = null, string? key = null) =>
        Lane.ScheduleAsync(caller ?? Capabilities.Full(), _ids.NextTraceId(), body, key, CancellationToken.None);

    public ValueTask<LaneResult<CollectedDreams>> CollectAsync(Job job, Capability? caller = null, CancellationToken cancellation = default) =>
        Lane.CollectAsync(caller ?? Capabilities.Full(), job.Id, cancellation);

    public ValueTask<LaneResult<Job>> CancelAsync(Job job, Capability? caller = null) =>
        Lane.CancelAsync(caller ?? Capabilities.Full(), job.Id, CancellationToken.None);

    /// <summary>The trace id of a request that makes no job.</summary>
    public TraceId NextTrace() => _ids.NextTraceId();

    private sealed class AnyNode : IMatadaSchema
    {
        public IReadOnlyList<string> Validate(System.Text.Json.JsonElement node) => [];
    }
}
