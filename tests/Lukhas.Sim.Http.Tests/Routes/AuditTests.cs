using System.Diagnostics.Metrics;
using System.Net;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Lukhas.Sim.Http.Tests.Routes;

/// <summary>What a host tells its operators.</summary>
public sealed class AuditTests
{
    [Fact]
    public async Task Duress_WhenSignalled_AlertsAndIsCounted()
    {
        var counted = 0L;
        using var meters = new MeterListener();
        meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "sim.policy.duress")
                listener.EnableMeasurementEvents(instrument);
        };
        meters.SetMeasurementEventCallback<long>((_, value, _, _) => Interlocked.Add(ref counted, value));
        meters.Start();
        using var log = new RecordedLog();
        await using var host = await StartAsync(log);

        var answer = await host.Client.ScheduleAsync(host.Caller(Grants.Lane), """{"goal":"Plant a tree","constraints":{"flags":{"shadow":"yes"}}}""");

        answer.MustBeProblem("policy-violation", HttpStatusCode.Forbidden);
        var (_, message) = Assert.Single(log.Messages, entry => entry.Level == LogLevel.Critical);
        Assert.Contains(answer.Trace, message, StringComparison.Ordinal);
        Assert.True(Interlocked.Read(ref counted) >= 1);
    }

    [Fact]
    public async Task Duress_WhenTheAuditStoreIsDown_AlertsAllTheSameAndIsAnOutage()
    {
        using var log = new RecordedLog();
        await using var host = await StartAsync(log, new()
        {
            ["SIM_AUDIT"] = "blob",

            // Nothing listens on the discard port.
            ["SimStorage"] = "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;BlobEndpoint=http://127.0.0.1:9/a;",
        });

        var answer = await host.Client.ScheduleAsync(host.Caller(Grants.Lane), """{"goal":"Plant a tree","constraints":{"flags":{"shadow":"yes"}}}""");

        answer.MustBeProblem("storage-unavailable", HttpStatusCode.ServiceUnavailable);
        Assert.Contains(answer.Trace, Assert.Single(log.Messages, entry => entry.Level == LogLevel.Critical).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Log_WhenTheLaneIsUsed_HoldsNeitherSeedNorToken()
    {
        using var log = new RecordedLog();
        await using var host = await StartAsync(log);
        var caller = host.Caller(Grants.Lane);
        var token = caller.Sign();

        var accepted = await host.Client.SendAsync(HttpMethod.Post, "simulations", token, SimClient.Json(TestSeeds.WithGoal("Sesame and poppy")));
        await host.Client.CollectAsync(caller, accepted.MustBe(HttpStatusCode.Accepted).Text("job_id"));
        await host.Client.ScheduleAsync(caller, """{"goal":"Delete all sesame","sesame":1}""");
        await host.Client.ScheduleAsync(caller, """{"goal":"Delete all sesame","context":{"line\nforged":"wipe everything"}}""");

        Assert.NotEmpty(log.Messages);
        Assert.DoesNotContain(log.Messages, entry => entry.Message.Contains("sesame", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(log.Messages, entry => entry.Message.Contains(token[..40], StringComparison.Ordinal));
        Assert.DoesNotContain(log.Messages, entry => entry.Message.Contains("line\n", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Purge_IsTold()
    {
        using var log = new RecordedLog();
        await using var host = await StartAsync(log);
        var caller = host.Caller(Grants.Lane);
        var scheduled = await host.Client.ScheduleAsync(caller, TestSeeds.Plain);
        await host.Client.CollectAsync(caller, scheduled.Text("job_id"));
        var administrator = host.Caller(Scopes.InboxPurgeAdmin);

        (await host.Client.PurgeAsync(administrator, scheduled.Trace)).MustBe(HttpStatusCode.OK);

        var (_, message) = Assert.Single(log.Messages, entry => entry.Message.Contains("purged", StringComparison.Ordinal));
        foreach (var told in new[] { scheduled.Trace, scheduled.Text("job_id"), "http-tests", (string)administrator.Claims["sub"]!, (string)administrator.Claims["jti"]! })
            Assert.Contains(told, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sweep_WhenItsTimeComes_IsDoneAndTold()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var host = await OwnHost.StartAsync(time: time);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, (await host.Client.GetAsync("health/ready")).Json.GetProperty("last_sweep_ts").ValueKind);

        Answer ready;
        do
        {
            time.Advance(TimeSpan.FromMinutes(5));
            ready = await host.Client.GetAsync("health/ready");
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        }
        while (ready.Json.GetProperty("last_sweep_ts").ValueKind == System.Text.Json.JsonValueKind.Null);

        Assert.True(ready.Number("last_sweep_ts") > 0);
    }

    private static Task<OwnHost> StartAsync(RecordedLog log, Dictionary<string, string?>? settings = null) => OwnHost.StartAsync(settings, services =>
        services.AddLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(log)));
}
