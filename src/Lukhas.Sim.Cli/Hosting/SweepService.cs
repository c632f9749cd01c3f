using Lukhas.Sim.Api.Settings;
using Lukhas.Sim.Api.Sweeping;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Lukhas.Sim.Cli.Hosting;

/// <summary>Sweeps by the clock, where there is no platform timer to do it. One sweep that fails does not end the next.</summary>
/// <param name="sweep">The sweep itself.</param>
/// <param name="settings">When to sweep.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where failures are told.</param>
internal sealed class SweepService(SweepRun sweep, SimSettings settings, TimeProvider time, ILogger<SweepService> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (settings.SweepSchedule.NextAfter(time.GetUtcNow()) is { } next)
        {
            await Task.Delay(next - time.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero, time, stoppingToken);
            await SweepAsync(stoppingToken);
        }
    }

    private async Task SweepAsync(CancellationToken stoppingToken)
    {
        try
        {
            await sweep.RunAsync(stoppingToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            SweepServiceLog.Failed(logger, exception);
        }
    }
}
