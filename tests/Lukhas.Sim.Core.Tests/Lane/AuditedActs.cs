using System.Text;
using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Lane;
using Lukhas.Sim.Core.Policy;
using Lukhas.Sim.TestKit.Lane;
using static Lukhas.Sim.Core.Tests.Lane.AuditedSteps;
using static Lukhas.Sim.Core.Tests.Lane.LaneState;
using Caller = Lukhas.Sim.TestKit.Capabilities;

namespace Lukhas.Sim.Core.Tests.Lane;

/// <summary>Every act that changes what a lane keeps, or has policy decide, by its name.</summary>
internal static class AuditedActs
{
    private const string Duress = """{"goal":"Plant a tree","constraints":{"flags":{"duress":true}}}""";

    private static readonly PolicyDecision OnAgain = new()
    {
        Kind = PolicyDecisionKind.StepUp,
        Rule = "step-up",
        Rationale = "Turning the lane on again needs a fresh, strong authentication.",
        PolicyVersion = PolicyDocument.Default.Version,
    };

    public static readonly IReadOnlyDictionary<string, AuditedAct> All = new Dictionary<string, AuditedAct>
    {
        ["evaluate"] = new()
        {
            Act = (lane, trace, _) => lane.Lane.EvaluateAsync(Actor, trace, Bytes(SampleSeeds.Denied), default).AsTask(),
            Steps = [Decided(SampleSeeds.Denied)],
            Ends = Nothing,
        },
        ["schedule"] = new()
        {
            Act = Schedule(SampleSeeds.Small),
            Steps = [Decided(SampleSeeds.Small), Changed(null, JobStatus.Scheduled, Nothing)],
            Ends = "Scheduled after 0",
        },
        ["schedule with a step-up"] = new()
        {
            Act = (lane, trace, _) => lane.Lane.ScheduleAsync(SteppedUp(lane), trace, Bytes(SampleSeeds.HighImpact), null, default).AsTask(),
            Steps = [Decided(SampleSeeds.HighImpact), Changed(null, JobStatus.Scheduled, Nothing)],
            Ends = "Scheduled after 0",
        },
        ["schedule without a step-up"] = new()
        {
            Act = Schedule(SampleSeeds.HighImpact),
            Steps = [Decided(SampleSeeds.HighImpact), Asked(Decide(SampleSeeds.HighImpact), Nothing)],
            Ends = Nothing,
        },
        ["schedule what is denied"] = new() { Act = Schedule(SampleSeeds.Denied), Steps = [Decided(SampleSeeds.Denied)], Ends = Nothing },
        ["schedule under duress"] = new() { Act = Schedule(Duress), Steps = [Decided(Duress)], Ends = Nothing },
        ["schedule under duress that holds"] = new()
        {
            Lane = () => new LaneHarness(new LaneOptions { DuressHold = true }),
            Act = Schedule(Duress),
            Steps = [Decided(Duress), Switched(Actor.Tenant, enabled: false, Nothing)],
            Ends = "tenant off",
        },
        ["collect"] = new()
        {
            Before = ScheduledAsync,
            Act = CollectAsync,
            Steps =
            [
                Changed(JobStatus.Scheduled, JobStatus.Running, "Scheduled after 0"),
                Changed(JobStatus.Running, JobStatus.Complete, "Running after 1"),
            ],
            Ends = "Complete after 1, document",
        },
        ["collect what a collect has left"] = new()
        {
            Before = LeftAsync,
            Act = CollectAsync,
            Steps =
            [
                Changed(JobStatus.Running, JobStatus.Running, "Running after 1"),
                Changed(JobStatus.Running, JobStatus.Complete, "Running after 2"),
            ],
            Ends = "Complete after 2, document",
        },
        ["collect what breaks"] = new()
        {
            Lane = () => new LaneHarness(schema: new NothingIsValid()),
            Before = ScheduledAsync,
            Act = CollectAsync,
            Throws = typeof(InvalidOperationException),
            Steps =
            [
                Changed(JobStatus.Scheduled, JobStatus.Running, "Scheduled after 0"),
                Changed(JobStatus.Running, JobStatus.Complete, "Running after 1"),
                Changed(JobStatus.Running, JobStatus.Failed, "Running after 1 under lease"),
            ],
            Ends = "Failed after 1",
        },
        ["collect what is complete"] = new() { Before = CollectedAsync, Act = CollectAsync, Steps = [], Ends = "Complete after 1, document" },
        ["cancel"] = new()
        {
            Before = ScheduledAsync,
            Act = CancelAsync,
            Steps = [Changed(JobStatus.Scheduled, JobStatus.Cancelled, "Scheduled after 0")],
            Ends = "Cancelled after 0",
        },
        ["cancel what is complete"] = new() { Before = CollectedAsync, Act = CancelAsync, Steps = [], Ends = "Complete after 1, document" },
        ["purge"] = new()
        {
            Before = CollectedAsync,
            Act = (lane, _, job) => lane.Purger.PurgeAsync(Actor, job!.TraceId, default).AsTask(),
            Steps = [Purged("Complete after 1, document")],
            Ends = Nothing,
        },
        ["switch the lane off"] = new()
        {
            Act = Switch("""{"enabled":false}"""),
            Steps = [Switched(null, enabled: false, Nothing)],
            Ends = "lane off",
        },
        ["switch a tenant off"] = new()
        {
            Act = Switch("""{"enabled":false,"tenant":"acme"}"""),
            Steps = [Switched(Actor.Tenant, enabled: false, Nothing)],
            Ends = "tenant off",
        },
        ["switch the lane on"] = new()
        {
            Before = OffAsync,
            Act = (lane, trace, _) => lane.Lane.SwitchAsync(SteppedUp(lane), trace, Bytes("""{"enabled":true}"""), default).AsTask(),
            Steps = [Switched(null, enabled: true, "lane off")],
            Ends = Nothing,
        },
        ["switch the lane on without a step-up"] = new()
        {
            Before = OffAsync,
            Act = Switch("""{"enabled":true}"""),
            Steps = [Asked(OnAgain, "lane off")],
            Ends = "lane off",
        },
        ["sweep"] = new()
        {
            Before = async lane =>
            {
                var job = await CollectedAsync(lane);
                lane.Time.Advance(TimeSpan.FromHours(25));
                return job;
            },
            Act = (lane, _, _) => lane.Sweeper.SweepAsync(default),
            Steps = [],
            Ends = Nothing,
        },
    };

    private static Func<LaneHarness, TraceId, Job?, Task> Schedule(string seed) =>
        (lane, trace, _) => lane.Lane.ScheduleAsync(Actor, trace, Bytes(seed), null, default).AsTask();

    private static Func<LaneHarness, TraceId, Job?, Task> Switch(string body) =>
        (lane, trace, _) => lane.Lane.SwitchAsync(Actor, trace, Bytes(body), default).AsTask();

    private static Task<LaneResult<CollectedDreams>> CollectAsync(LaneHarness lane, TraceId trace, Job? job) => lane.CollectAsync(job!, Actor).AsTask();

    private static Task<LaneResult<Job>> CancelAsync(LaneHarness lane, TraceId trace, Job? job) => lane.CancelAsync(job!, Actor).AsTask();

    private static async Task<Job?> ScheduledAsync(LaneHarness lane) => await lane.ScheduledAsync();

    private static async Task<Job?> CollectedAsync(LaneHarness lane)
    {
        var job = await lane.ScheduledAsync();
        await lane.CollectAsync(job);
        return job;
    }

    /// <summary>A job whose first collect was cut short.</summary>
    private static async Task<Job?> LeftAsync(LaneHarness lane)
    {
        var job = await lane.ScheduledAsync();
        lane.Audit.Fails = record => record is AuditRecord.JobChanged { To: JobStatus.Complete };
        await Assert.ThrowsAsync<StorageUnavailableException>(() => CollectAsync(lane, default, job));
        return job;
    }

    private static async Task<Job?> OffAsync(LaneHarness lane)
    {
        await Switch("""{"enabled":false}""")(lane, lane.NextTrace(), null);
        return null;
    }

    private static Capability SteppedUp(LaneHarness lane) => Caller.SteppedUp(lane.Time.GetUtcNow(), Actor.TokenId);

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
