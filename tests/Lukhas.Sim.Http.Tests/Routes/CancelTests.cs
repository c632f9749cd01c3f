using System.Diagnostics;
using System.Net;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;

namespace Lukhas.Sim.Http.Tests.Routes;

public sealed class CancelTests(SharedHost host)
{
    private const int Pairs = 1_000;
    private const int MaxRounds = 8;

    // Cancels set out from at once to well after a rehearsal of this size, so that some come before, some amid and some after it.
    private const int Delays = 64;

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
        var (completed, cancelled) = (0, 0);
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = TestContext.Current.CancellationToken };

        // A slower machine or a network shifts the odds, so each round staggers the cancels more widely than the one before.
        for (var round = 1; round <= MaxRounds && (completed == 0 || cancelled == 0); round++)
        {
            var step = TimeSpan.FromMicroseconds(250 * round * round);
            await Parallel.ForAsync(0, Pairs, options, async (pair, _) =>
            {
                if (await RaceAsync(pair % Delays * step))
                    Interlocked.Increment(ref completed);
                else
                    Interlocked.Increment(ref cancelled);
            });
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{completed} jobs were complete, {cancelled} cancelled.");
        Assert.True(completed > 0, "No collect ever won: these were no races.");
        Assert.True(cancelled > 0, "No cancel ever won: these were no races.");
    }

    private async Task<bool> RaceAsync(TimeSpan headStart)
    {
        var caller = host.Caller(Grants.Lane);
        var job = (await host.Client.ScheduleAsync(caller, TestSeeds.Plain)).MustBe(HttpStatusCode.Accepted).Text("job_id");

        var collect = host.Client.CollectAsync(caller, job);
        await WaitAsync(headStart);
        var answers = await Task.WhenAll(collect, host.Client.CancelAsync(caller, job));

        var status = (await host.Client.StatusAsync(caller, job)).Text("status");
        Assert.Equal(status, answers[1].MustBe(HttpStatusCode.OK).Text("status"));
        if (status == "complete")
        {
            answers[0].MustBe(HttpStatusCode.OK);
            return true;
        }

        // A collect whose turn never came while it waited is told to ask again, and learns it then.
        Assert.Equal("cancelled", status);
        if (answers[0].Status != HttpStatusCode.Accepted)
            answers[0].MustBeProblem("conflict", HttpStatusCode.Conflict);
        (await host.Client.CollectAsync(caller, job)).MustBeProblem("conflict", HttpStatusCode.Conflict);
        return false;
    }

    // Timers tick in milliseconds; what is shorter is waited for by going round.
    private static async Task WaitAsync(TimeSpan time)
    {
        var begun = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begun) < time)
            await Task.Yield();
    }
}
