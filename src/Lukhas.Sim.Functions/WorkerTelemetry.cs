using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Lukhas.Sim.Api.Telemetry;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;

namespace Lukhas.Sim.Functions;

/// <summary>The worker's telemetry: to an OTLP collector, to Application Insights, to both, or none at all.</summary>
internal static class WorkerTelemetry
{
    /// <summary>Registers what settings ask for. Without an exporter nothing is: the host would fall silent on the worker's behalf.</summary>
    /// <param name="services">The worker's services.</param>
    /// <param name="configuration">The worker's settings.</param>
    public static void AddWorkerTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var insights = configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"];
        if (!configuration.HasOtlpEndpoint() && string.IsNullOrWhiteSpace(insights))
            return;

        var telemetry = services.AddSimTelemetry().UseFunctionsWorkerDefaults();
        if (configuration.HasOtlpEndpoint())
            telemetry.UseOtlpExporter();
        if (!string.IsNullOrWhiteSpace(insights))
            services.AddOpenTelemetry().UseAzureMonitorExporter(options => Connect(options, insights, configuration));
    }

    // Application Insights may refuse keys; the identity that the platform's own setting names is used then, as the host uses it.
    private static void Connect(AzureMonitorExporterOptions options, string connection, IConfiguration configuration)
    {
        options.ConnectionString = connection;

        // The audit is in the log, and alerts count traces: nothing is left out.
        options.EnableTraceBasedLogsSampler = false;
        options.TracesPerSecond = null;
        options.SamplingRatio = 1;
        var authentication = configuration["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"];
        if (string.IsNullOrWhiteSpace(authentication))
            return;
        var client = authentication.Split(';').Select(part => part.Trim())
            .FirstOrDefault(part => part.StartsWith("ClientId=", StringComparison.OrdinalIgnoreCase))?["ClientId=".Length..];
        options.Credential = new ManagedIdentityCredential(client is null ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(client));
    }
}
