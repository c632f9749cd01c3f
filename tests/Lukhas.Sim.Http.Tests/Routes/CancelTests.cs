using System.Net;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;

namespace Lukhas.Sim.Http.Tests.Routes;

public sealed class CancelTests(SharedHost host)
{
    private const int Pairs = 1_000;
    private const int AtOnce = 16;

    [Fact]
    public async Task Cancel_WhenScheduledOrCancelled_IsCancelled()
    {
        var caller = host.Caller(Scopes.Schedule);
        var scheduled = await host.Client.ScheduleAsync(caller, TestSeeds.Plain);

        var first = await host.Client.CancelAsync(caller, scheduled.Text("job_id"));
        var second = await host.Client.CancelAsync(caller, scheduled.Text("job_id"));

        first.MustBe(HttpStatusCode.OK).MustHave("trace_id", "job_id", "status");
        Assert.Equal("cancelled", first.Text("status"));
        Assert.Equal(scheduled.Trace, first.Trace);
        Assert.Equal(first.Bytes, second.Bytes);
    }

    [Fact]
    public async Task Cancel_WhenComplete_StaysComplete()
    {
        var caller = host.Caller(Grants.Lane);
        var job = (await host.Client.ScheduleAsync(caller, TestSeeds.Plain)).Text("job_id");
        (await host.Client.CollectAsync(caller, job)).MustBe(HttpStatusCode.OK);

        var answer = await host.Client.CancelAsync(caller, job);

        Assert.Equal("complete", answer.MustBe(HttpStatusCode.OK).Text("status"));
    }

    [Fact]
    public async Task Cancel_WhenScopeIsMissing_IsForbidden()
    {
        var job = (await host.Client.ScheduleAsync(host.Caller(Scopes.Schedule), TestSeeds.Plain)).Text("job_id");

        (await host.Client.CancelAsync(host.Caller(Scopes.Collect), job)).MustBeProblem("capability-insufficient", HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Cancel_WhenRacingACollect_EndsOneWayOrTheOther()
    {
        var completed = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken };
        await Parallel.ForAsync(0, Pairs, options, async (_, _) =>
        {
            if (await RaceAsync())
                Interlocked.Increment(ref completed);
        });

        TestContext.Current.TestOutputHelper?.WriteLine($"{completed} of {Pairs} jobs were complete, the others cancelled.");
    }

    private async Task<bool> RaceAsync()
    {
        var caller = host.Caller(Grants.Lane);
        var job = (await host.Client.ScheduleAsync(caller, TestSeeds.Plain)).MustBe(HttpStatusCode.Accepted).Text("job_id");

        var answers = await Task.WhenAll(host.Client.CollectAsync(caller, job), host.Client.CancelAsync(caller, job));

        var status = (await host.Client.StatusAsync(caller, job)).Text("status");
        Assert.Equal(status, answers[1].MustBe(HttpStatusCode.OK).Text("status"));
        if (status == "complete")
        {
            answers[0].MustBe(HttpStatusCode.OK);
            return true;
        }

        Assert.Equal("cancelled", status);
        answers[0].MustBeProblem("conflict", HttpStatusCode.Conflict);
        (await host.Client.CollectAsync(caller, job)).MustBeProblem("conflict", HttpStatusCode.Conflict);
        return false;
    }
}
