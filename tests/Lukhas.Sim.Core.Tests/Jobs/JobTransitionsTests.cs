using CsCheck;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.TestKit.Jobs;
using Microsoft.Extensions.Time.Testing;

namespace Lukhas.Sim.Core.Tests.Jobs;

public sealed class JobTransitionsTests
{
    private static readonly (JobStatus From, JobStatus To)[] Legal =
    [
        (JobStatus.Scheduled, JobStatus.Running),
        (JobStatus.Scheduled, JobStatus.Cancelled),
        (JobStatus.Running, JobStatus.Running),
        (JobStatus.Running, JobStatus.Complete),
        (JobStatus.Running, JobStatus.Failed),
        (JobStatus.Running, JobStatus.Cancelled),
        (JobStatus.Failed, JobStatus.Running),
        (JobStatus.Failed, JobStatus.Cancelled),
    ];

    private readonly FakeTimeProvider _time = new();

    public static TheoryData<JobStatus, JobStatus> Matrix()
    {
        var matrix = new TheoryData<JobStatus, JobStatus>();
        foreach (var from in Enum.GetValues<JobStatus>())
        {
            foreach (var to in Enum.GetValues<JobStatus>())
                matrix.Add(from, to);
        }

        return matrix;
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public void Allows_ForEveryPair_IsTheTable(JobStatus from, JobStatus to) =>
        Assert.Equal(Legal.Contains((from, to)), JobTransitions.Allows(from, to));

    [Fact]
    public void Job_UnderAnySequenceOfMoves_FollowsTheTableAndNeverLeavesAFinalStatus()
    {
        var target = Gen.Enum<JobStatus>().Where(status => status != JobStatus.Scheduled);
        target.List[0, 12].Sample(targets =>
        {
            var job = new JobBuilder(new SequentialIds(_time), _time).Scheduled();
            foreach (var next in targets)
            {
                var before = job;
                if (JobTransitions.Allows(job.Status, next))
                    job = Move(job, next);
                else
                    Assert.Throws<InvalidOperationException>(() => Move(before, next));
                Assert.Equal(JobTransitions.Allows(before.Status, next) ? next : before.Status, job.Status);
                Assert.Equal(job.Status == JobStatus.Complete, job.Shards is not null);
                Assert.True(job.Attempts >= before.Attempts);
            }
        });
    }

    [Fact]
    public void Fail_WhenItBreaksOften_IsExhaustedAfterThreeFailures()
    {
        var job = new JobBuilder(new SequentialIds(_time), _time).Scheduled();
        for (var failure = 1; failure <= Job.MaxFailures; failure++)
        {
            Assert.False(job.IsExhausted);
            job = Move(Move(job, JobStatus.Running), JobStatus.Failed);
            Assert.Equal(failure, job.Failure!.Count);
        }

        Assert.True(job.IsExhausted);
    }

    [Fact]
    public void Cancel_WhenACollectHasBegun_HasTheSweeperLookAtOnce()
    {
        var jobs = new JobBuilder(new SequentialIds(_time), _time);
        var now = _time.GetUtcNow();

        Assert.Equal(now, jobs.Running().Cancel(now).SweepAt);
        var untouched = jobs.Scheduled();
        Assert.Equal(untouched.ExpiresAt, untouched.Cancel(now).SweepAt);
    }

    private Job Move(Job job, JobStatus next) => next switch
    {
        JobStatus.Running => job.BeginCollect(new JobLease("me", _time.GetUtcNow() + TimeSpan.FromSeconds(60)), _time.GetUtcNow()),
        JobStatus.Complete => job.Complete(JobBuilder.Receipt(job)),
        JobStatus.Failed => job.Fail("broke", _time.GetUtcNow()),
        JobStatus.Cancelled => job.Cancel(_time.GetUtcNow()),
        _ => throw new ArgumentOutOfRangeException(nameof(next)),
    };
}
