using Microsoft.Extensions.Logging;

namespace Lukhas.Sim.Api.Sweeping;

/// <summary>The log messages of the sweep.</summary>
internal static partial class SweepRunLog
{
    [LoggerMessage(2001, LogLevel.Information, "Swept: {Deleted} deleted, {Skipped} skipped, {Failed} failed.")]
    public static partial void Swept(ILogger logger, int deleted, int skipped, int failed);
}
