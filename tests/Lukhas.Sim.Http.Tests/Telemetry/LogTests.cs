using System.Collections.Concurrent;
using System.Diagnostics;
using Lukhas.Sim.Api.Telemetry;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;

namespace Lukhas.Sim.Http.Tests.Telemetry;

public sealed class LogTests
{
    [Fact]
    public async Task Log_OfARequest_TellsBothItsTraces()
    {
        var lines = new ConcurrentQueue<Line>();
        await using var host = await OwnHost.StartAsync(services: services =>
        {
            services.AddLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Information));
            services.AddSimTelemetry().WithLogging(logs => logs.AddProcessor(new Collector(lines)));
        });
        var trace = ActivityTraceId.CreateRandom();

        var answer = await host.Client.SendAsync(
            HttpMethod.Post,
            "simulations",
            host.Caller(Grants.Lane).Sign(),
            SimClient.Json(TestSeeds.Plain),
            request => request.Headers.TryAddWithoutValidation("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01"));

        var ours = lines.Where(line => line.Trace == trace && line.Event is >= 1000 and < 2000).ToList();
        Assert.Equal([1101, 1102], ours.Select(line => line.Event));
        Assert.All(ours, line => Assert.Contains(answer.Trace, line.Scopes));
    }

    // Records are reused once they have been processed: what is to be looked at later is copied.
    private sealed record Line(int Event, ActivityTraceId Trace, IReadOnlyList<string?> Scopes);

    private sealed class Collector(ConcurrentQueue<Line> lines) : BaseProcessor<LogRecord>
    {
        public override void OnEnd(LogRecord data)
        {
            var scopes = new List<string?>();
            data.ForEachScope(
                static (scope, told) =>
                {
                    foreach (var pair in scope)
                        told.Add(pair.Value?.ToString());
                },
                scopes);
            lines.Enqueue(new Line(data.EventId.Id, data.TraceId, scopes));
        }
    }
}
