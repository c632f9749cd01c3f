using System.Diagnostics.Metrics;
using System.Net;
using Lukhas.Sim.Api.Sweeping;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Lukhas.Sim.Http.Tests.Telemetry;

public sealed class MetricTests
{
    [Fact]
    public async Task Jobs_WhenTheyMoveOn_AreCountedOnce()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await OwnHost.StartAsync(time: time);
        using var scheduled = Counter(host, "sim.jobs.scheduled");
        using var completed = Counter(host, "sim.jobs.completed");
        using var cancelled = Counter(host, "sim.jobs.cancelled");
        using var expired = Counter(host, "sim.jobs.expired");
        using var deleted = Counter(host, "sim.sweep.deleted");
        using var waiting = Counter(host, "sim.jobs.waiting");
        var caller = host.Caller(Grants.Lane);

        var first = await host.Client.ScheduleAsync(caller, TestSeeds.Plain, "once");
        await host.Client.ScheduleAsync(caller, TestSeeds.Plain, "once");
        var second = await host.Client.ScheduleAsync(caller, TestSeeds.Plain);
        await host.Client.ScheduleAsync(caller, TestSeeds.Plain);
        await host.Client.CollectAsync(caller, first.Text("job_id"));
        await host.Client.CollectAsync(caller, first.Text("job_id"));
        await host.Client.CancelAsync(caller, second.Text("job_id"));
        await host.Client.CancelAsync(caller, second.Text("job_id"));
        await SweepAsync(host);

        Assert.Equal((3, 1, 1), (Sum(scheduled), Sum(completed), Sum(cancelled)));
        Assert.Equal(1, waiting.LastMeasurement!.Value);

        time.Advance(TimeSpan.FromHours(25));
        await SweepAsync(host);

        Assert.Equal((3, 3), (Sum(expired), Sum(deleted)));
        Assert.Equal(0, waiting.LastMeasurement!.Value);
    }

    [Fact]
    public async Task Collect_WhenItRehearses_IsMeasuredWithItsRolloutsAndWhenItReadsWithoutAny()
    {
        await using var host = await OwnHost.StartAsync();
        using var duration = new MetricCollector<double>(Meters(host), "Lukhas.Sim", "sim.collect.duration");
        using var rollouts = Counter(host, "sim.rehearsal.rollouts");
        var caller = host.Caller(Grants.Lane);
        var job = (await host.Client.ScheduleAsync(caller, """{"goal":"Bake","constraints":{"budgets":{"rollouts":1000}}}""")).Text("job_id");

        (await host.Client.CollectAsync(caller, job)).MustBe(HttpStatusCode.OK);
        (await host.Client.CollectAsync(caller, job)).MustBe(HttpStatusCode.OK);

        Assert.Equal(["rehearsed", "read"], duration.GetMeasurementSnapshot().Select(measured => measured.Tags["outcome"]));
        Assert.Equal(3_000, Sum(rollouts));
    }

    [Fact]
    public async Task Decisions_WhenPolicyDecides_AreCountedByKindAndRule()
    {
        await using var host = await OwnHost.StartAsync();
        using var decisions = Counter(host, "sim.policy.decisions");
        using var duress = Counter(host, "sim.policy.duress");
        var caller = host.Caller(Grants.Lane);

        foreach (var seed in new[]
        {
            TestSeeds.Plain,
            """{"goal":"wipe the entire database"}""",
            """{"goal":"deploy to production"}""",
            """{"goal":"bake","constraints":{"flags":{"duress":true}}}""",
        })
            await host.Client.ScheduleAsync(caller, seed);

        Assert.Equal(["allow", "deny", "step_up", "deny"], decisions.GetMeasurementSnapshot().Select(decided => decided.Tags["decision"]));
        Assert.Equal("duress", decisions.LastMeasurement!.Tags["rule"]);
        Assert.Equal(1, Sum(duress));
    }

    [Fact]
    public async Task StoreCalls_WhenMade_AreMeasuredByOperationAndBackend()
    {
        await using var host = await OwnHost.StartAsync();
        using var calls = new MetricCollector<double>(Meters(host), "Lukhas.Sim", "sim.store.duration");

        await host.Client.ScheduleAsync(host.Caller(Grants.Lane), TestSeeds.Plain);

        Assert.Equal([("read_switch", "switches.memory", null), ("create", "jobs.memory", null)], Calls(calls));
    }

    [Fact]
    public async Task StoreCalls_WhenASwitchIsSet_AreMeasuredWithTheStepUpThatItTakes()
    {
        await using var host = await OwnHost.StartAsync();
        using var calls = new MetricCollector<double>(Meters(host), "Lukhas.Sim", "sim.store.duration");
        var caller = host.Caller(Scopes.Operate).SteppedUp();

        (await host.Client.SendAsync(HttpMethod.Put, "lane", caller.Sign(), SimClient.Json("""{"enabled":true}"""))).MustBe(HttpStatusCode.OK);

        Assert.Contains(("consume", "step_ups.memory", null), Calls(calls));
        Assert.Contains(("set_switch", "switches.memory", null), Calls(calls));
    }

    [Fact]
    public async Task StoreCalls_WhenTheAuditCannotBeReached_AreMeasuredWithTheError()
    {
        const string Nowhere = "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;BlobEndpoint=http://127.0.0.1:9/a;TableEndpoint=http://127.0.0.1:9/a;";
        await using var host = await OwnHost.StartAsync(new() { ["SIM_AUDIT"] = "blob", ["SimStorage"] = Nowhere });
        using var calls = new MetricCollector<double>(Meters(host), "Lukhas.Sim", "sim.store.duration");

        (await host.Client.EvaluateAsync(host.Caller(Grants.Lane), TestSeeds.Plain)).MustBeProblem("storage-unavailable", HttpStatusCode.ServiceUnavailable);

        Assert.Equal([("append", "audit.blob", "StorageUnavailableException")], Calls(calls));
    }

    private static IEnumerable<(string, string, string?)> Calls(MetricCollector<double> calls) => calls.GetMeasurementSnapshot()
        .Select(call => ((string)call.Tags["operation"]!, (string)call.Tags["backend"]!, (string?)call.Tags.GetValueOrDefault("error.type")));

    private static Task SweepAsync(OwnHost host) => host.Services.GetRequiredService<SweepRun>().RunAsync(TestContext.Current.CancellationToken);

    private static MetricCollector<long> Counter(OwnHost host, string name) => new(Meters(host), "Lukhas.Sim", name);

    // Meters are told apart by the host that made them: other tests of this process have hosts of their own.
    private static IMeterFactory Meters(OwnHost host) => host.Services.GetRequiredService<IMeterFactory>();

    private static long Sum(MetricCollector<long> counter) => counter.GetMeasurementSnapshot().Sum(measured => measured.Value);
}
