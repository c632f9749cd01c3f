using Microsoft.Extensions.Logging;

namespace Lukhas.Sim.Cli.Hosting;

/// <summary>The log messages of the embedded host's timer.</summary>
internal static partial class SweepServiceLog
{
    [LoggerMessage(2002, LogLevel.Error, "A sweep did not succeed.")]
    public static partial void Failed(ILogger logger, Exception exception);
}
