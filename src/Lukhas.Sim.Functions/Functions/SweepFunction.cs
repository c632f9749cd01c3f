using Lukhas.Sim.Api.Sweeping;
using Microsoft.Azure.Functions.Worker;

namespace Lukhas.Sim.Functions.Functions;

/// <summary>Removes what has expired. A sweep that does not deal with everything fails the invocation, so that the host tells of it.</summary>
/// <param name="sweep">The sweep.</param>
internal sealed class SweepFunction(SweepRun sweep)
{
    [Function("sweep")]
    public Task RunAsync([TimerTrigger("%SIM_SWEEP_SCHEDULE%")] TimerInfo timer, CancellationToken cancellationToken) =>
        sweep.RunAsync(cancellationToken);
}
