using System.Diagnostics;
using Lukhas.Sim.Api.Telemetry;
using Lukhas.Sim.Http.Tests.Http;

namespace Lukhas.Sim.Http.Tests.Telemetry;

public sealed class SpanTests
{
    [Fact]
    public async Task UseCase_WhenTraced_TellsItsNameItsJobItsTenantAndItsStoreCalls()
    {
        await using var lane = await TracedLane.StartAsync();

        var (schedule, scheduled) = await lane.TraceAsync(HttpMethod.Post, "simulations", TestSeeds.Plain);
        var job = scheduled.Text("job_id");
        var (collect, _) = await lane.TraceAsync(HttpMethod.Post, $"simulations/{job}/collect");
        var (cancel, _) = await lane.TraceAsync(HttpMethod.Post, $"simulations/{job}/cancel");
        var (status, _) = await lane.TraceAsync(HttpMethod.Get, $"simulations/{job}");

        MustTell(schedule, "sim.schedule", job, scheduled.Trace);
        MustTell(collect, "sim.collect", job, scheduled.Trace);
        MustTell(cancel, "sim.cancel", job, scheduled.Trace);
        MustTell(status, "sim.status", job, scheduled.Trace);
        Assert.Equal(["sim.store.read_switch", "sim.store.create"], StoreCalls(schedule));
        Assert.Equal(["sim.store.get", "sim.store.replace", "sim.store.write", "sim.store.replace"], StoreCalls(collect));
        Assert.Equal(["sim.store.get"], StoreCalls(cancel));
        Assert.Equal(["sim.store.get"], StoreCalls(status));
        Assert.Equal("allow", Use(schedule).GetTagItem(SimTelemetry.DecisionTag));
        Assert.All(schedule.Concat(collect).Where(IsStoreCall), call => Assert.NotNull(call.GetTagItem("sim.store.backend")));
    }

    [Fact]
    public async Task Span_OfARequest_JoinsItsTrace()
    {
        await using var lane = await TracedLane.StartAsync();

        var (spans, answer) = await lane.TraceAsync(HttpMethod.Post, "simulations", TestSeeds.Plain);

        var use = Use(spans);
        Assert.Equal(answer.Trace, use.GetTagItem(SimTelemetry.TraceTag));
        Assert.Contains(spans, IsStoreCall);
        Assert.All(spans.Where(IsStoreCall), call => Assert.Equal(use.SpanId, call.ParentSpanId));
    }

    [Fact]
    public async Task Refusal_WhenTraced_TellsDecisionAndProblem()
    {
        await using var lane = await TracedLane.StartAsync();

        var (spans, answer) = await lane.TraceAsync(HttpMethod.Post, "simulations", """{"goal":"wipe the entire database"}""");

        Assert.Equal("deny", Use(spans).GetTagItem(SimTelemetry.DecisionTag));
        Assert.Equal("policy-violation", Use(spans).GetTagItem(SimTelemetry.ProblemTag));
        Assert.Equal(answer.Trace, Use(spans).GetTagItem(SimTelemetry.TraceTag));
        Assert.Equal(ActivityStatusCode.Unset, Use(spans).Status);
    }

    [Fact]
    public async Task Outage_WhenTraced_IsAnErrorOfTheCallAndOfTheUseCase()
    {
        await using var lane = await TracedLane.StartAsync(new() { ["SIM_JOB_STORE"] = "redis", ["REDIS_URL"] = "redis://127.0.0.1:9" });

        var (spans, _) = await lane.TraceAsync(HttpMethod.Get, "simulations/JOB-00000000000000000000000000000000");

        Assert.Equal(ActivityStatusCode.Error, Use(spans).Status);
        var call = Assert.Single(spans, IsStoreCall);
        Assert.Equal(ActivityStatusCode.Error, call.Status);
        Assert.Equal("StorageUnavailableException", call.GetTagItem("error.type"));
    }

    private static void MustTell(IReadOnlyList<Activity> spans, string name, string job, string trace)
    {
        var use = Use(spans);
        Assert.Equal(name, use.OperationName);
        Assert.Equal(job, use.GetTagItem(SimTelemetry.JobTag));
        Assert.Equal(trace, use.GetTagItem(SimTelemetry.TraceTag));
        Assert.Equal("http-tests", use.GetTagItem(SimTelemetry.TenantTag));
    }

    private static Activity Use(IReadOnlyList<Activity> spans) =>
        Assert.Single(spans, span => span.Source.Name == SimTelemetry.Name && !IsStoreCall(span));

    private static IEnumerable<string> StoreCalls(IReadOnlyList<Activity> spans) =>
        spans.Where(IsStoreCall).OrderBy(call => call.StartTimeUtc).Select(call => call.OperationName);

    private static bool IsStoreCall(Activity span) => span.OperationName.StartsWith("sim.store.", StringComparison.Ordinal);
}
