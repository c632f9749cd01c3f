using System.Collections.Concurrent;
using System.Diagnostics;
using Lukhas.Sim.Api.Telemetry;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace Lukhas.Sim.Http.Tests.Telemetry;

/// <summary>A host whose spans are collected in memory, told apart by the trace that each request is sent under.</summary>
internal sealed class TracedLane : IAsyncDisposable
{
    private readonly ConcurrentQueue<Activity> _spans;

    private TracedLane(OwnHost host, ConcurrentQueue<Activity> spans)
    {
        Host = host;
        _spans = spans;
    }

    public OwnHost Host { get; }

    public static async Task<TracedLane> StartAsync(Dictionary<string, string?>? settings = null)
    {
        var spans = new ConcurrentQueue<Activity>();
        var host = await OwnHost.StartAsync(
            settings,
            services => services.AddSimTelemetry().WithTracing(traces => traces.AddProcessor(new Collector(spans))));
        return new TracedLane(host, spans);
    }

    /// <summary>Sends a request under a trace of its own, and tells its spans once the server's own, the last, has ended.</summary>
    public async Task<(IReadOnlyList<Activity> Spans, Answer Answer)> TraceAsync(HttpMethod method, string path, string? body = null)
    {
        var trace = ActivityTraceId.CreateRandom();
        var answer = await Host.Client.SendAsync(
            method,
            path,
            Host.Caller(Grants.Lane).Sign(),
            body is null ? null : SimClient.Json(body),
            request => request.Headers.TryAddWithoutValidation("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01"));
        while (!_spans.Any(span => span.TraceId == trace && span.Source.Name == "Microsoft.AspNetCore"))
            await Task.Delay(10, TestContext.Current.CancellationToken);
        return ([.. _spans.Where(span => span.TraceId == trace)], answer);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private sealed class Collector(ConcurrentQueue<Activity> spans) : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data) => spans.Enqueue(data);
    }
}
