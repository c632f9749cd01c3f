using System.Net;
using System.Text;
using Lukhas.Sim.Api;
using Lukhas.Sim.Api.Audit;
using Lukhas.Sim.Api.Requests;
using Lukhas.Sim.Api.Settings;
using Lukhas.Sim.Api.Telemetry;
using Lukhas.Sim.Api.Tokens.Development;
using Lukhas.Sim.Storage.Azure;
using Lukhas.Sim.Storage.Redis;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using OpenTelemetry;

namespace Lukhas.Sim.Cli.Hosting;

/// <summary>The lane in one process: Kestrel on the loopback interface, everything in memory unless settings say otherwise.</summary>
public static class EmbeddedHost
{
    // Our own limit is exact and answers with a problem; this one only bounds what the server drains after it.
    private const long DrainLimit = 2 * JsonBody.MaxBytes;

    /// <summary>Builds the host. It serves once it is started, and tells its address in <see cref="WebApplication.Urls"/> then.</summary>
    /// <param name="options">How to build it.</param>
    /// <exception cref="SettingsException">Some settings are not valid.</exception>
    /// <exception cref="IOException">The development issuer's key can be neither read nor made.</exception>
    public static WebApplication Build(EmbeddedHostOptions options)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(options.Settings);
        builder.Logging.SetMinimumLevel(options.MinimumLogLevel);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.KeepAudit();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;

            // Every byte is read as a character, so that a header beyond ASCII gets our problem and not the server's bare 400.
            kestrel.RequestHeaderEncodingSelector = _ => Encoding.Latin1;
            kestrel.Limits.MaxRequestBodySize = DrainLimit;
            kestrel.Listen(IPAddress.Loopback, options.Port);
        });

        options.Services?.Invoke(builder.Services);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(services => DevelopmentIssuer.Open(services.GetRequiredService<TimeProvider>(), options.DevelopmentKeyPath));
        builder.Services.AddSingleton(services => services.GetRequiredService<DevelopmentIssuer>().Trusted);
        builder.Services.UseAzureStorage(builder.Configuration).UseRedis(builder.Configuration);
        builder.Services.AddSimCore(SimDefaults.Memory).AddSimApi();
        builder.Services.AddHostedService<SweepService>();
        if (builder.Configuration.HasOtlpEndpoint())
            builder.Services.AddSimTelemetry().UseOtlpExporter();

        var app = builder.Build();
        app.Services.GetRequiredService<SimSettings>();
        return app.MapSimApi();
    }
}
