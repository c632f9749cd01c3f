using System.Text;
using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Lane;
using Lukhas.Sim.Core.Policy;
using Lukhas.Sim.Core.Seeds;
using Lukhas.Sim.TestKit.Lane;
using Caller = Lukhas.Sim.TestKit.Capabilities;

namespace Lukhas.Sim.Core.Tests.Lane;

public sealed class ScheduleTests
{
    private readonly LaneHarness _lane = new();

    [Fact]
    public async Task ScheduleAsync_WhenPolicyAllows_KeepsAJobForADay()
    {
        var job = await _lane.ScheduledAsync();

        Assert.Equal(JobStatus.Scheduled, job.Status);
        Assert.Equal(_lane.Time.GetUtcNow(), job.CreatedAt);
        Assert.Equal(TimeSpan.FromHours(24), job.ExpiresAt - job.CreatedAt);
        Assert.NotNull(await _lane.Store.GetAsync(job.Id, CancellationToken.None));
    }

    [Fact]
    public async Task ScheduleAsync_WhenTheLaneIsOff_RefusesBeforeReadingTheSeed()
    {
        var lane = new LaneHarness(new LaneOptions { Enabled = false });

        Assert.IsType<Refusal.LaneDisabled>(Reason(await lane.ScheduleAsync("not json")));
    }

    [Fact]
    public async Task ScheduleAsync_WhenTheSeedIsInvalidAndDenied_TellsTheErrors() =>
        Assert.IsType<Refusal.InvalidSeed>(Reason(await _lane.ScheduleAsync("""{"goal":"Delete everything","x":1}""")));

    [Fact]
    public async Task ScheduleAsync_WhenPolicyDenies_RefusesKeepsNothingAndIsOnRecord()
    {
        var refusal = Assert.IsType<Refusal.PolicyViolation>(Reason(await _lane.ScheduleAsync(SampleSeeds.Denied)));

        Assert.Equal("/goal", refusal.Decision.Pointer);
        Assert.Equal(0, (await _lane.Store.CountWaitingAsync(CancellationToken.None)).Count);
        var record = Assert.Single(_lane.Audit.Records.OfType<AuditRecord.PolicyDecided>());
        Assert.Equal(PolicyDecisionKind.Deny, record.Decision.Kind);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ScheduleAsync_WhenDuressIsSignalled_HoldsTheTenantIfTheLaneIsToldTo(bool hold)
    {
        var lane = new LaneHarness(new LaneOptions { DuressHold = hold });
        Assert.IsType<Refusal.PolicyViolation>(Reason(await lane.ScheduleAsync("""{"goal":"g","constraints":{"flags":{"duress":true}}}""")));

        var next = await lane.ScheduleAsync();

        Assert.Equal(hold, next is LaneResult<ScheduledJob>.Refused { Reason: Refusal.LaneDisabled });
        Assert.IsType<LaneResult<ScheduledJob>.Done>(await lane.ScheduleAsync(caller: Caller.Full(tenant: "other")));
    }

    [Fact]
    public async Task ScheduleAsync_PutsTheChangeOnRecordBeforeItHappens()
    {
        var onRecord = -1;
        WatchedStore? store = null;
        var lane = new LaneHarness(store: inner => store = new WatchedStore(inner));
        store!.BeforeCreate = () => onRecord = lane.Audit.Records.OfType<AuditRecord.JobChanged>().Count();

        await lane.ScheduledAsync();

        Assert.Equal(1, onRecord);
        var change = Assert.Single(lane.Audit.Records.OfType<AuditRecord.JobChanged>());
        Assert.Null(change.From);
        Assert.Equal(JobStatus.Scheduled, change.To);
    }

    [Fact]
    public async Task ScheduleAsync_WhenTheKeyAndBodyAreTheSame_ReplaysTheFirstAnswer()
    {
        var first = await _lane.ScheduledAsync(key: "k");

        var again = Done(await _lane.ScheduleAsync(SampleSeeds.Small.Replace("\n", " ", StringComparison.Ordinal), key: "k"));

        Assert.True(again.Replayed);
        Assert.Equal(first.Id, again.Job.Id);
        Assert.Equal(1, (await _lane.Store.CountWaitingAsync(CancellationToken.None)).Count);
    }

    [Fact]
    public async Task ScheduleAsync_WhenTheBodyDiffers_IsAConflict()
    {
        await _lane.ScheduledAsync(key: "k");

        Assert.IsType<Refusal.IdempotencyConflict>(Reason(await _lane.ScheduleAsync("""{"goal":"Another"}""", key: "k")));
    }

    [Fact]
    public async Task ScheduleAsync_WhenAnotherSubjectOrTenantUsesTheKey_MakesItsOwnJob()
    {
        var first = await _lane.ScheduledAsync(key: "k");

        Assert.NotEqual(first.Id, (await _lane.ScheduledAsync(caller: Caller.Full(subject: "other"), key: "k")).Id);
        Assert.NotEqual(first.Id, (await _lane.ScheduledAsync(caller: Caller.Full(tenant: "other"), key: "k")).Id);
    }

    [Fact]
    public async Task ScheduleAsync_WhenContextLacksConsent_DropsItUnread()
    {
        var job = await _lane.ScheduledAsync("""{"goal":"g","context":{"site":"north"}}""");

        Assert.Null(job.Seed.Context);
    }

    [Fact]
    public async Task ScheduleAsync_WhenContextHasConsent_KeepsItRedacted()
    {
        var job = await _lane.ScheduledAsync(
            """{"goal":"g","context":{"site":"north","password":"hunter2"},"constraints":{"consent":{"scopes":["simulation.read_context"]}}}""");

        Assert.Equal("north", job.Seed.Context!.Value.GetProperty("site").GetString());
        Assert.DoesNotContain("hunter2", Encoding.UTF8.GetString(SeedJson.Write(job.Seed).Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ScheduleAsync_WhenContextWithoutConsentIsDenied_StillDenies() =>
        Assert.IsType<Refusal.PolicyViolation>(Reason(await _lane.ScheduleAsync("""{"goal":"g","context":{"note":"wipe everything"}}""")));

    private static ScheduledJob Done(LaneResult<ScheduledJob> result) => Assert.IsType<LaneResult<ScheduledJob>.Done>(result).Value;

    private static Refusal Reason(LaneResult<ScheduledJob> result) => Assert.IsType<LaneResult<ScheduledJob>.Refused>(result).Reason;
}
