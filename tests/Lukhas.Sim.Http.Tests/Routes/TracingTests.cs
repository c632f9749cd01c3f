using System.Diagnostics;
using System.Net;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;

namespace Lukhas.Sim.Http.Tests.Routes;

public sealed class TracingTests
{
    [Fact]
    public async Task Traceparent_WhenSent_IsContinued()
    {
        await using var host = await OwnHost.StartAsync();
        var caller = ActivityTraceId.CreateRandom();
        var seen = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Lukhas.Sim",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                if (activity.TraceId != caller)
                    return;
                lock (seen)
                    seen.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);

        var answer = await host.Client.SendAsync(
            HttpMethod.Post,
            "simulations",
            host.Caller(Scopes.Schedule).Sign(),
            SimClient.Json(TestSeeds.Plain),
            request => request.Headers.TryAddWithoutValidation("traceparent", $"00-{caller}-{ActivitySpanId.CreateRandom()}-01"));

        answer.MustBe(HttpStatusCode.Accepted);
        var activity = Assert.Single(seen, activity => activity.OperationName == "sim.schedule");
        Assert.Equal(answer.Trace, activity.GetTagItem("lukhas.trace_id"));
    }

    [Fact]
    public async Task Trace_WhenRequestsDiffer_Differs()
    {
        await using var host = await OwnHost.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => host.Client.GetAsync("health")));

        Assert.Equal(answers.Length, answers.Select(answer => answer.Trace).Distinct().Count());
    }
}
