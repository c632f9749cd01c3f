using System.Net;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Lane;
using Lukhas.Sim.TestKit.Lane;
using Microsoft.Extensions.Time.Testing;

namespace Lukhas.Sim.Storage.Tests.Processes;

/// <summary>What two processes on one storage are to each other.</summary>
/// <param name="pair">The processes.</param>
public abstract class SharedStorageContract(ServePair pair)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Collect_WhenTheOtherScheduled_GivesBothTheSameBytes()
    {
        var (first, second) = pair.Call();
        var job = await ScheduledAsync(first);

        var cold = (await second.CollectAsync(job)).MustBe(HttpStatusCode.OK);
        var warm = (await first.CollectAsync(job)).MustBe(HttpStatusCode.OK);

        Assert.Equal(cold.Body, warm.Body);
        Assert.Equal("complete", (await first.StatusAsync(job)).Text("status"));
    }

    [Fact]
    public async Task Collect_WhenBothDoAtOnce_RehearsesOnceAndAgrees()
    {
        var (first, second) = pair.Call();
        var job = await ScheduledAsync(first);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(turn => (turn % 2 == 0 ? first : second).CollectAsync(job)));

        var complete = (await second.CollectAsync(job)).MustBe(HttpStatusCode.OK);
        Assert.Equal(1, (await first.StatusAsync(job)).Json.GetProperty("attempts").GetInt32());
        Assert.All(answers, answer =>
        {
            if (answer.Status != HttpStatusCode.Accepted)
                Assert.Equal(complete.Body, answer.MustBe(HttpStatusCode.OK).Body);
        });
    }

    [Fact]
    public async Task Cancel_WhenTheOtherScheduled_HoldsForBoth()
    {
        var (first, second) = pair.Call();
        var job = await ScheduledAsync(first);

        Assert.Equal("cancelled", (await second.CancelAsync(job)).MustBe(HttpStatusCode.OK).Text("status"));

        (await first.CollectAsync(job)).MustBe(HttpStatusCode.Conflict);
        (await second.CollectAsync(job)).MustBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Schedule_WhenBothGetTheSameKey_MakesOneJob()
    {
        var (first, second) = pair.Call();
        var key = Guid.NewGuid().ToString();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(turn => (turn % 2 == 0 ? first : second).ScheduleAsync(SampleSeeds.Small, key)));

        Assert.Single(answers.Select(answer => answer.MustBe(HttpStatusCode.Accepted).JobId).Distinct());
    }

    [Fact]
    public async Task Schedule_WhenTheStepUpWasUsedOnTheOther_IsRefused()
    {
        var (first, second) = pair.Call(steppedUp: true);

        (await first.ScheduleAsync(SampleSeeds.HighImpact)).MustBe(HttpStatusCode.Accepted);

        var refused = (await second.ScheduleAsync(SampleSeeds.HighImpact)).MustBe(HttpStatusCode.Unauthorized);
        Assert.Equal("urn:lukhas:sim:problem:step-up-required", refused.Text("type"));
    }

    [Fact]
    public async Task Schedule_WhenOneStepUpRacesOverBoth_IsAcceptedOnce()
    {
        var (first, second) = pair.Call(steppedUp: true);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(turn => (turn % 2 == 0 ? first : second).ScheduleAsync(SampleSeeds.HighImpact)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Accepted);
        Assert.All(
            answers.Where(answer => answer.Status != HttpStatusCode.Accepted),
            answer => Assert.Equal("urn:lukhas:sim:problem:step-up-required", answer.MustBe(HttpStatusCode.Unauthorized).Text("type")));
    }

    [Fact]
    public async Task Sweep_WhenBothDoAtOnce_LeavesNothingAndFailsNothing()
    {
        var (first, second) = pair.Call();
        var jobs = await Task.WhenAll(Enumerable.Range(0, 30).Select(turn => ScheduledAsync(turn % 2 == 0 ? first : second)));
        await Task.WhenAll(jobs.Take(15).Select(second.CollectAsync));
        await Task.WhenAll(jobs.Skip(10).Take(10).Select(first.CancelAsync));
        var options = new LaneOptions();
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow() + options.JobTtl + TimeSpan.FromMinutes(1));
        JobSweeper NewSweeper() => new(pair.OpenJobs(time), pair.Inbox, time, options);

        var sweeps = await Task.WhenAll(NewSweeper().SweepAsync(Cancellation), NewSweeper().SweepAsync(Cancellation));

        Assert.All(sweeps, sweep => Assert.Equal(0, sweep.Failed));
        Assert.True(sweeps.Sum(sweep => sweep.Deleted) >= jobs.Length);
        Assert.Equal(new SweepResult(0, 0, 0, null), await NewSweeper().SweepAsync(Cancellation));
        Assert.Empty(await pair.Container.GetBlobsAsync(cancellationToken: Cancellation).ToListAsync(Cancellation));
        foreach (var job in jobs)
            (await first.StatusAsync(job)).MustBe(HttpStatusCode.NotFound);
    }

    private static async Task<string> ScheduledAsync(LaneCaller caller) =>
        (await caller.ScheduleAsync(SampleSeeds.Small)).MustBe(HttpStatusCode.Accepted).JobId;
}
