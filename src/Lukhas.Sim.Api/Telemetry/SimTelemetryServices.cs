using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;

namespace Lukhas.Sim.Api.Telemetry;

/// <summary>Sends telemetry where settings say, and nowhere otherwise.</summary>
public static class SimTelemetryServices
{
    /// <summary>The setting that names an OTLP collector (OpenTelemetry specification, environment variables).</summary>
    public const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>
    /// Has the lane's activities, metrics and logs collected, with those of the server and of the storage clients around
    /// them, and sent to <see cref="OtlpEndpoint"/> if that is set.
    /// </summary>
    /// <param name="services">The host's services.</param>
    public static OpenTelemetryBuilder AddSimTelemetry(this IServiceCollection services) => services.AddOpenTelemetry()
        .WithTracing(traces => traces.AddSource(SimTelemetry.Name, "Microsoft.AspNetCore", "Azure.Data.Tables.*", "Azure.Storage.Blobs.*"))
        .WithMetrics(metrics => metrics.AddMeter(SimTelemetry.Name))
        .WithLogging(configureBuilder: null, logs =>
        {
            logs.IncludeFormattedMessage = true;
            logs.IncludeScopes = true;
        });

    /// <summary>Whether settings name an OTLP collector.</summary>
    /// <param name="configuration">The host's settings.</param>
    public static bool HasOtlpEndpoint(this IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration[OtlpEndpoint]);
}
