using System.Text.Json;
using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Lane;
using Lukhas.Sim.TestKit.Inbox;
using Lukhas.Sim.TestKit.Lane;
using Caller = Lukhas.Sim.TestKit.Capabilities;

namespace Lukhas.Sim.Core.Tests.Lane;

public sealed class CollectTests
{
    [Fact]
    public async Task CollectAsync_WhenScheduled_CompletesTheJobAndWritesOneDocument()
    {
        var lane = new LaneHarness();
        var job = await lane.ScheduledAsync();

        var complete = Complete(await lane.CollectAsync(job));

        Assert.Equal(JobStatus.Complete, complete.Job.Status);
        Assert.Equal(1, complete.Job.Attempts);
        var document = await lane.Inbox.ReadAsync(new DreamPath(job.Tenant, job.TraceId), CancellationToken.None);
        Assert.Equal(document!.Sha256, complete.Job.Shards!.Sha256);
        Assert.Equal(document.Utf8.Length, complete.Job.Shards.Bytes);
        Assert.Equal($"dreams/acme/{job.TraceId}.json", complete.Job.Shards.Path);
        Assert.Equal(3, complete.Job.Shards.Count);
    }

    [Fact]
    public async Task CollectAsync_WhenCollectedAgain_GivesTheSameBytes()
    {
        var lane = new LaneHarness();
        var job = await lane.ScheduledAsync();
        var first = Complete(await lane.CollectAsync(job));
        lane.Time.Advance(TimeSpan.FromHours(1));

        var second = Complete(await lane.CollectAsync(job));

        Assert.Equal(first.Document.Utf8.ToArray(), second.Document.Utf8.ToArray());
        Assert.Equal(1, second.Job.Attempts);
    }

    [Fact]
    public async Task CollectAsync_WhenTheRandomSeedIsTheSame_GivesTheSameNumbersForAnotherJob()
    {
        var lane = new LaneHarness();
        var seed = SampleSeeds.Small.Replace("\"budgets\"", "\"random_seed\": 7, \"budgets\"", StringComparison.Ordinal);

        var first = Complete(await lane.CollectAsync(await lane.ScheduledAsync(seed)));
        var second = Complete(await lane.CollectAsync(await lane.ScheduledAsync(seed)));

        Assert.Equal(Outcomes(first), Outcomes(second));
    }

    [Fact]
    public async Task CollectAsync_WhenAnotherTenantsOrUnknown_DoesNotExist()
    {
        var lane = new LaneHarness();
        var job = await lane.ScheduledAsync();

        Assert.IsType<Refusal.JobNotFound>(Reason(await lane.CollectAsync(job, Caller.Full(tenant: "other"))));
    }

    [Fact]
    public async Task CollectAsync_WhenCancelled_Refuses()
    {
        var lane = new LaneHarness();
        var job = await lane.ScheduledAsync();
        await lane.CancelAsync(job);

        Assert.IsType<Refusal.JobCancelled>(Reason(await lane.CollectAsync(job)));
    }

    [Fact]
    public async Task CollectAsync_WhenAnotherHoldsALiveLease_SaysSoUntilItHasRunOut()
    {
        var lane = new LaneHarness();
        var job = await lane.ScheduledAsync();
        var read = (await lane.Store.GetAsync(job.Id, CancellationToken.None))!;
        var lease = new JobLease("another", lane.Time.GetUtcNow() + TimeSpan.FromSeconds(60));
        await lane.Store.ReplaceAsync(job.BeginCollect(lease, lane.Time.GetUtcNow()), read.Version, CancellationToken.None);

        lane.Time.Advance(TimeSpan.FromMilliseconds(59_999));
        var waiting = Assert.IsType<LaneResult<CollectedDreams>.Done>(await lane.CollectAsync(job)).Value;
        lane.Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(JobStatus.Running, Assert.IsType<CollectedDreams.InProgress>(waiting).Job.Status);
        Assert.Equal(2, Complete(await lane.CollectAsync(job)).Job.Attempts);
    }

    [Fact]
    public async Task CollectAsync_WhenTheInboxIsDown_GivesTheLeaseBack()
    {
        WatchedInbox? inbox = null;
        var lane = new LaneHarness(inbox: inner => inbox = new WatchedInbox(inner));
        var job = await lane.ScheduledAsync();
        inbox!.Down = true;

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await lane.CollectAsync(job));

        inbox.Down = false;
        Assert.Equal(2, Complete(await lane.CollectAsync(job)).Job.Attempts);
    }

    [Fact]
    public async Task CollectAsync_WhenTheCallerGoesAwayAfterTheWrite_StillCompletes()
    {
        using var gone = new CancellationTokenSource();
        WatchedStore? store = null;
        var lane = new LaneHarness(store: inner => store = new WatchedStore(inner));
        var job = await lane.ScheduledAsync();
        store!.BeforeReplace = next => next.Status == JobStatus.Complete ? gone.CancelAsync() : Task.CompletedTask;

        Complete(await lane.CollectAsync(job, cancellation: gone.Token));

        Assert.Equal(JobStatus.Complete, (await lane.Store.GetAsync(job.Id, CancellationToken.None))!.Job.Status);
    }

    [Fact]
    public async Task CollectAsync_WhenCancelledDuringTheRehearsal_RefusesAndLeavesNoDocument()
    {
        WatchedInbox? inbox = null;
        var lane = new LaneHarness(inbox: inner => inbox = new WatchedInbox(inner));
        var job = await lane.ScheduledAsync();
        inbox!.BeforeCreate = async () => await lane.CancelAsync(job);

        Assert.IsType<Refusal.JobCancelled>(Reason(await lane.CollectAsync(job)));

        Assert.Null(await lane.Inbox.ReadAsync(new DreamPath(job.Tenant, job.TraceId), CancellationToken.None));
    }

    [Fact]
    public async Task CollectAsync_WhenAnEarlierWriteSurvivedACrash_TakesThatDocument()
    {
        var lane = new LaneHarness();
        var job = await lane.ScheduledAsync();
        var earlier = DreamDocument.Of("""{"shards":[]}"""u8.ToArray());
        await lane.Inbox.CreateAsync(Dreams.Of(new DreamPath(job.Tenant, job.TraceId)), earlier, CancellationToken.None);

        var complete = Complete(await lane.CollectAsync(job));

        Assert.Equal(earlier.Sha256, complete.Job.Shards!.Sha256);
        Assert.Equal(earlier, complete.Document);
    }

    [Fact]
    public async Task CollectAsync_WhenTheDocumentWasTamperedWith_FailsLoudly()
    {
        var lane = new LaneHarness();
        var job = await lane.ScheduledAsync();
        await lane.CollectAsync(job);
        var path = new DreamPath(job.Tenant, job.TraceId);
        await lane.Inbox.DeleteAsync(path, CancellationToken.None);
        await lane.Inbox.CreateAsync(Dreams.Of(path), DreamDocument.Of("{}"u8.ToArray()), CancellationToken.None);

        await Assert.ThrowsAsync<InvalidDataException>(async () => await lane.CollectAsync(job));
    }

    [Fact]
    public async Task CollectAsync_WhenTheLaneIsSwitchedOffRightBeforeTheWrite_WritesNothingAndGivesTheLeaseBack()
    {
        var laneSwitch = new Toggle();
        var lane = new LaneHarness(laneSwitch: laneSwitch);
        var job = await lane.ScheduledAsync();
        laneSwitch.OffAfter = 1;

        Assert.IsType<Refusal.LaneDisabled>(Reason(await lane.CollectAsync(job)));
        Assert.Null(await lane.Inbox.ReadAsync(new DreamPath(job.Tenant, job.TraceId), CancellationToken.None));

        laneSwitch.OffAfter = int.MaxValue;
        Assert.Equal(2, Complete(await lane.CollectAsync(job)).Job.Attempts);
    }

    [Fact]
    public async Task CollectAsync_WhenTheCallerGoesAway_GivesTheLeaseBack()
    {
        using var gone = new CancellationTokenSource();
        WatchedStore? store = null;
        var lane = new LaneHarness(store: inner => store = new WatchedStore(inner));
        var job = await lane.ScheduledAsync();
        store!.BeforeReplace = _ => gone.IsCancellationRequested ? Task.CompletedTask : gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await lane.CollectAsync(job, cancellation: gone.Token));

        Assert.IsType<CollectedDreams.Complete>(Assert.IsType<LaneResult<CollectedDreams>.Done>(await lane.CollectAsync(job)).Value);
    }

    [Fact]
    public async Task CollectAsync_WhenANodeIsInvalid_FailsAndIsTriedThreeTimes()
    {
        var lane = new LaneHarness(schema: new NothingIsValid());
        var job = await lane.ScheduledAsync();

        for (var attempt = 1; attempt <= Job.MaxFailures; attempt++)
        {
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await lane.CollectAsync(job));
            var failed = (await lane.Store.GetAsync(job.Id, CancellationToken.None))!.Job;
            Assert.Equal(JobStatus.Failed, failed.Status);
            Assert.Equal(attempt, failed.Failure!.Count);
        }

        Assert.IsType<Refusal.RehearsalFailed>(Reason(await lane.CollectAsync(job)));
        Assert.Null(await lane.Inbox.ReadAsync(new DreamPath(job.Tenant, job.TraceId), CancellationToken.None));
    }

    [Fact]
    public async Task CollectAsync_WhenTheInboxScopeIsMissing_TheWriterItselfRefuses()
    {
        var lane = new LaneHarness();
        var job = await lane.ScheduledAsync();
        var caller = Caller.Full() with { Scopes = new HashSet<string> { Scopes.Collect } };

        await Assert.ThrowsAsync<UnauthorizedAccessException>(async () => await lane.CollectAsync(job, caller));

        Assert.Null(await lane.Inbox.ReadAsync(new DreamPath(job.Tenant, job.TraceId), CancellationToken.None));
    }

    [Fact]
    public async Task CollectAsync_InAThousandRacesWithCancel_NeverCompletesWhatWasCancelled()
    {
        var lane = new LaneHarness();
        for (var pair = 0; pair < 1_000; pair++)
        {
            var job = await lane.ScheduledAsync("""{"goal":"race","plan":{"steps":[{"id":"a","duration":1}]},"constraints":{"budgets":{"rollouts":100}}}""");
            var collecting = Task.Run(() => lane.CollectAsync(job).AsTask());
            var cancelling = Task.Run(() => lane.CancelAsync(job).AsTask());
            var cancelled = Assert.IsType<LaneResult<Job>.Done>(await cancelling).Value;
            var collected = await collecting;

            var final = (await lane.Store.GetAsync(job.Id, CancellationToken.None))!.Job;
            Assert.Equal(cancelled.Status, final.Status);
            Assert.Equal(final.Status == JobStatus.Complete, collected is LaneResult<CollectedDreams>.Done { Value: CollectedDreams.Complete });
            var document = await lane.Inbox.ReadAsync(new DreamPath(job.Tenant, job.TraceId), CancellationToken.None);
            Assert.Equal(final.Status == JobStatus.Complete, document is not null);
        }
    }

    [Fact]
    public async Task CollectAsync_WhenItsEndCannotBePutOnRecord_LeavesNoDocumentAndGivesTheLeaseBack()
    {
        var lane = new LaneHarness();
        var job = await lane.ScheduledAsync();
        lane.Audit.Fails = record => record is AuditRecord.JobChanged { To: JobStatus.Complete };

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await lane.CollectAsync(job));

        Assert.Null(await lane.Inbox.ReadAsync(new DreamPath(job.Tenant, job.TraceId), CancellationToken.None));
        lane.Audit.Fails = _ => false;
        Complete(await lane.CollectAsync(job));
    }

    private static CollectedDreams.Complete Complete(LaneResult<CollectedDreams> result) =>
        Assert.IsType<CollectedDreams.Complete>(Assert.IsType<LaneResult<CollectedDreams>.Done>(result).Value);

    private static Refusal Reason(LaneResult<CollectedDreams> result) => Assert.IsType<LaneResult<CollectedDreams>.Refused>(result).Reason;

    private static string Outcomes(CollectedDreams.Complete complete)
    {
        using var document = JsonDocument.Parse(complete.Document.Utf8);
        return string.Join('\n', document.RootElement.GetProperty("shards").EnumerateArray().Select(shard => shard.GetProperty("outcome").GetRawText()));
    }

    private sealed class Toggle : ILaneSwitch
    {
        private int _asked;

        public int OffAfter { get; set; } = int.MaxValue;

        public ValueTask<bool> IsEnabledAsync(TenantId tenant, CancellationToken cancellationToken)
        {
            if (OffAfter == int.MaxValue)
                _asked = 0;
            return ValueTask.FromResult(OffAfter == int.MaxValue || _asked++ < OffAfter);
        }
    }
}
