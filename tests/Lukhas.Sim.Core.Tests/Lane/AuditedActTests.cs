using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.TestKit.Jobs;
using Lukhas.Sim.TestKit.Lane;

namespace Lukhas.Sim.Core.Tests.Lane;

/// <summary>Whatever is decided or changed is on record, exactly so, and not without its record.</summary>
public sealed class AuditedActTests
{
    private static readonly Job AnyJob = new JobBuilder(new SequentialIds(TimeProvider.System), TimeProvider.System).Scheduled();

    public static TheoryData<string> Acts => [.. AuditedActs.All.Keys];

    public static IEnumerable<TheoryDataRow<string, int>> Records =>
        AuditedActs.All.SelectMany(act => act.Value.Steps.Select((_, index) => new TheoryDataRow<string, int>(act.Key, index)));

    [Theory]
    [MemberData(nameof(Acts))]
    public async Task Act_WhenTheAuditIsKept_LeavesExactlyItsRecords(string name)
    {
        var act = AuditedActs.All[name];
        var (lane, job, trace) = await PrepareAsync(act);
        var before = lane.Audit.Records.Count;

        var thrown = await Record.ExceptionAsync(() => act.Act(lane, trace, job));

        Assert.Equal(act.Throws, thrown?.GetType());
        Assert.Equal(act.Ends, await LaneState.TellAsync(lane));
        job ??= (await LaneState.JobsAsync(lane)).SingleOrDefault();
        Assert.Equal(act.Steps.Select(step => step.Record(trace, job)), lane.Audit.Records.Skip(before));
    }

    [Theory]
    [MemberData(nameof(Records))]
    public async Task Act_WhenARecordCannotBeKept_IsAnOutageAndDoesNotHappen(string name, int failing)
    {
        var act = AuditedActs.All[name];
        var (lane, job, trace) = await PrepareAsync(act);
        var (before, tried) = (lane.Audit.Records.Count, 0);
        lane.Audit.Fails = _ => tried++ == failing;

        await Assert.ThrowsAsync<StorageUnavailableException>(() => act.Act(lane, trace, job));

        Assert.Equal(act.Steps[failing].WithoutIt, await LaneState.TellAsync(lane));
        Assert.Equal(act.Steps.Take(failing).Select(step => step.Record(trace, job)), lane.Audit.Records.Skip(before));
    }

    // A capability is issued by the HTTP face, which has a test of its own for it.
    [Fact]
    public void Acts_HaveEveryRecordThatTheLaneWrites() => Assert.Equal(
        typeof(AuditRecord).GetNestedTypes().Except([typeof(AuditRecord.CapabilityIssued)]).OrderBy(type => type.Name),
        AuditedActs.All.Values.SelectMany(act => act.Steps).Select(step => step.Record(default, AnyJob).GetType()).Distinct().OrderBy(type => type.Name));

    private static async Task<(LaneHarness Lane, Job? Job, TraceId Trace)> PrepareAsync(AuditedAct act)
    {
        var lane = act.Lane();
        var job = await act.Before(lane);
        lane.Audit.Fails = _ => false;
        return (lane, job, lane.NextTrace());
    }
}
