using Microsoft.Extensions.Logging;

namespace Lukhas.Sim.Cli.Hosting;

/// <summary>The log messages of the sweep.</summary>
internal static partial class SweepLog
{
    [LoggerMessage(2002, LogLevel.Error, "A sweep did not succeed.")]
    public static partial void Failed(ILogger logger, Exception exception);
}
