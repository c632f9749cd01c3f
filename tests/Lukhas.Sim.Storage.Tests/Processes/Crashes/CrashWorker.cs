using System.Diagnostics;
using System.Net;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Storage.Tests.Processes.Crashes;

/// <summary>One of the callers of a process that is about to be killed.</summary>
/// <param name="caller">Speaks to the process.</param>
/// <param name="history">Where every answer goes.</param>
/// <param name="random">Chooses what to do.</param>
internal sealed class CrashWorker(LaneCaller caller, CrashHistory history, Random random)
{
    /// <summary>Sends requests until the process no longer answers.</summary>
    /// <param name="answered">Is told of every answer.</param>
    public async Task WorkAsync(Action answered)
    {
        try
        {
            while (true)
            {
                await SendOneAsync();
                answered();
            }
        }
        catch (HttpRequestException)
        {
            // The process was killed. What came of the request nobody knows; the driver sees to it that nothing else ended the process.
        }
    }

    /// <summary>Sends a schedule request, and knows afterwards what came of it or that nobody does.</summary>
    public async Task ScheduleAsync(ScheduleRequest request, bool retry)
    {
        LaneAnswer answer;
        try
        {
            answer = await caller.ScheduleAsync(request.Seed, request.Key);
        }
        catch (HttpRequestException)
        {
            history.Lose(request);
            throw;
        }

        if (answer.Status == HttpStatusCode.ServiceUnavailable)
            history.Lose(request);
        else
            history.Acknowledge(request, answer.MustBe(HttpStatusCode.Accepted).JobId, retry);
    }

    private async Task SendOneAsync()
    {
        if (random.Next(2) == 0 && history.TakeUnsettled() is { } lost)
            await ScheduleAsync(lost, retry: true);
        else if (random.Next(10) is var choice && (choice < 3 || history.PickJob(random) is not { } job))
            await ScheduleAsync(ScheduleRequest.Next(random), retry: false);
        else if (choice < 7)
            await SeeAsync(job, caller.CollectAsync);
        else if (choice < 9)
            await SeeAsync(job, caller.CancelAsync);
        else
            await SeeAsync(job, caller.StatusAsync);
    }

    private async Task SeeAsync(string job, Func<string, Task<LaneAnswer>> ask)
    {
        var askedAt = Stopwatch.GetTimestamp();
        var answer = await ask(job);
        var toldAt = Stopwatch.GetTimestamp();
        switch (answer.Status)
        {
            case HttpStatusCode.Conflict:
                history.See(job, new JobSighting(JobStatus.Cancelled, null, askedAt, toldAt));
                break;
            case HttpStatusCode.OK or HttpStatusCode.Accepted:
                var sha256 = answer.Json.TryGetProperty("inbox", out var inbox) ? inbox.GetProperty("sha256").GetString() : null;
                history.See(job, new JobSighting(Enum.Parse<JobStatus>(answer.Text("status"), ignoreCase: true), sha256, askedAt, toldAt));
                break;
            default:
                answer.MustBe(HttpStatusCode.ServiceUnavailable);
                break;
        }
    }
}
