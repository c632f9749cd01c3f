using Lukhas.Sim.Api.Telemetry;
using Lukhas.Sim.Core.Jobs;
using Microsoft.Extensions.Logging;

namespace Lukhas.Sim.Api.Sweeping;

/// <summary>One sweep, as every host's timer runs it: on record, and failed unless it dealt with everything that was due.</summary>
/// <param name="sweeper">The sweep itself.</param>
/// <param name="store">Asked afterwards how many jobs wait.</param>
/// <param name="meter">What counts.</param>
/// <param name="logger">Where its outcome is told.</param>
public sealed class SweepRun(JobSweeper sweeper, IJobStore store, SimMeter meter, ILogger<SweepRun> logger)
{
    /// <summary>Sweeps.</summary>
    /// <param name="cancellationToken">Ends the sweep between two entries; the next one goes on.</param>
    /// <exception cref="StorageUnavailableException">Some of what was due could not be dealt with, and stays due.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var activity = SimTelemetry.Source.StartActivity("sim.sweep");
        var result = await sweeper.SweepAsync(cancellationToken);
        meter.SweepDeleted.Add(result.Deleted);
        meter.JobsExpired.Add(result.Deleted);
        activity?.SetTag("sim.sweep.deleted", result.Deleted);
        SweepRunLog.Swept(logger, result.Deleted, result.Skipped, result.Failed);
        if (result.FirstFailure is { } failure)
            throw new StorageUnavailableException($"A sweep left {result.Failed} entries for the next.", failure);

        meter.JobsWaiting.Record((await store.CountWaitingAsync(cancellationToken)).Count);
    }
}
