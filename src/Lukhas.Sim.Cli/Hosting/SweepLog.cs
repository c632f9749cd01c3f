using Microsoft.Extensions.Logging;

namespace Lukhas.Sim.Cli.Hosting;

/// <summary>The log messages of the sweep.</summary>
internal static partial class SweepLog
{
    [LoggerMessage(2001, LogLevel.Debug, "Swept: {Deleted} deleted, {Skipped} skipped, {Failed} failed.")]
    public static partial void Swept(ILogger logger, int deleted, int skipped, int failed);

    [LoggerMessage(2002, LogLevel.Error, "A sweep did not succeed.")]
    public static partial void Failed(ILogger logger, Exception exception);
}
