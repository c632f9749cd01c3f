using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Lane;
using Lukhas.Sim.TestKit.Lane;
using Caller = Lukhas.Sim.TestKit.Capabilities;

namespace Lukhas.Sim.Core.Tests.Lane;

public sealed class CancelAndStatusTests
{
    private readonly LaneHarness _lane = new();

    [Fact]
    public async Task CancelAsync_WhenScheduled_CancelsAndAgainChangesNothing()
    {
        var job = await _lane.ScheduledAsync();

        Assert.Equal(JobStatus.Cancelled, Done(await _lane.CancelAsync(job)).Status);
        Assert.Equal(JobStatus.Cancelled, Done(await _lane.CancelAsync(job)).Status);
    }

    [Fact]
    public async Task CancelAsync_WhenComplete_StaysComplete()
    {
        var job = await _lane.ScheduledAsync();
        await _lane.CollectAsync(job);

        Assert.Equal(JobStatus.Complete, Done(await _lane.CancelAsync(job)).Status);
    }

    [Fact]
    public async Task CancelAsync_WhenTheLaneIsOff_StillServes()
    {
        var off = new SwitchedOff();
        var lane = new LaneHarness(laneSwitch: off);
        var job = await lane.ScheduledAsync();
        off.Enabled = false;

        Assert.Equal(JobStatus.Cancelled, Done(await lane.CancelAsync(job)).Status);
        Assert.Equal(JobStatus.Cancelled, Done(await lane.Lane.StatusAsync(Caller.Full(), job.Id, CancellationToken.None)).Status);
    }

    [Fact]
    public async Task StatusAndCancel_WhenAnotherTenants_DoNotFindIt()
    {
        var job = await _lane.ScheduledAsync();
        var other = Caller.Full(tenant: "other");

        Assert.IsType<Refusal.JobNotFound>(Reason(await _lane.CancelAsync(job, other)));
        Assert.IsType<Refusal.JobNotFound>(Reason(await _lane.Lane.StatusAsync(other, job.Id, CancellationToken.None)));
        Assert.Equal(JobStatus.Scheduled, (await _lane.Store.GetAsync(job.Id, CancellationToken.None))!.Job.Status);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public async Task StatusAsync_AroundExpiry_HidesTheJobFromTheVeryMillisecond(int milliseconds, bool found)
    {
        var job = await _lane.ScheduledAsync();

        _lane.Time.Advance(TimeSpan.FromHours(24) + TimeSpan.FromMilliseconds(milliseconds));

        Assert.Equal(found, await _lane.Lane.StatusAsync(Caller.Full(), job.Id, CancellationToken.None) is LaneResult<Job>.Done);
    }

    [Fact]
    public async Task StatusAsync_ChangesNothing()
    {
        var job = await _lane.ScheduledAsync();
        var before = await _lane.Store.GetAsync(job.Id, CancellationToken.None);

        await _lane.Lane.StatusAsync(Caller.Full(), job.Id, CancellationToken.None);

        Assert.Equal(before, await _lane.Store.GetAsync(job.Id, CancellationToken.None));
    }

    private static Job Done(LaneResult<Job> result) => Assert.IsType<LaneResult<Job>.Done>(result).Value;

    private static Refusal Reason(LaneResult<Job> result) => Assert.IsType<LaneResult<Job>.Refused>(result).Reason;

    private sealed class SwitchedOff : ILaneSwitch
    {
        public bool Enabled { get; set; } = true;

        public ValueTask<bool> IsEnabledAsync(Core.Capabilities.TenantId tenant, CancellationToken cancellationToken) => ValueTask.FromResult(Enabled);
    }
}
