using System.Collections.Concurrent;
using System.Net;
using Lukhas.Sim.Api.Telemetry;
using Lukhas.Sim.Http.Tests.Hosting;
using Lukhas.Sim.Http.Tests.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Trace;

namespace Lukhas.Sim.Http.Tests.Telemetry;

public sealed class OtlpTests
{
    [Fact]
    public async Task Telemetry_WhenACollectorIsNamed_GoesThere()
    {
        var received = new ConcurrentDictionary<string, long>();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var collector = builder.Build();
        collector.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body, TestContext.Current.CancellationToken);
            received.AddOrUpdate(signal, body.Length, (_, length) => length + body.Length);
        });
        await collector.StartAsync(TestContext.Current.CancellationToken);

        await using (var host = await OwnHost.StartAsync(
            new() { [SimTelemetryServices.OtlpEndpoint] = collector.Urls.Single(), ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf" },
            services => services.AddLogging(logging => logging.ClearProviders().SetMinimumLevel(LogLevel.Information))))
            (await host.Client.ScheduleAsync(host.Caller(Grants.Lane), TestSeeds.Plain)).MustBe(HttpStatusCode.Accepted);

        Assert.Equal(["logs", "metrics", "traces"], received.Keys.Order(StringComparer.Ordinal));
        Assert.All(received.Values, length => Assert.True(length > 0));
    }

    [Fact]
    public async Task Telemetry_WhenNoCollectorIsNamed_IsNotCollected()
    {
        await using var host = await OwnHost.StartAsync();

        Assert.Null(host.Services.GetService<TracerProvider>());
    }
}
