using Lukhas.Sim.Core.Jobs;
using Microsoft.Extensions.Logging;

namespace Lukhas.Sim.Api.Requests;

/// <summary>The log messages of requests. Tokens and seeds are in none of them.</summary>
internal static partial class SimRequestsLog
{
    private static readonly Func<ILogger, TraceId, IDisposable?> Scope = LoggerMessage.DefineScope<TraceId>("{TraceId}");

    public static IDisposable? BeginTrace(ILogger logger, TraceId trace) => Scope(logger, trace);

    [LoggerMessage(1001, LogLevel.Information, "A capability token was refused: {Reason}.")]
    public static partial void TokenRefused(ILogger logger, string reason);

    [LoggerMessage(1002, LogLevel.Error, "Storage could not be reached, trace {TraceId}.")]
    public static partial void StorageUnavailable(ILogger logger, Exception exception, TraceId traceId);

    [LoggerMessage(1003, LogLevel.Error, "A request failed, trace {TraceId}.")]
    public static partial void Bug(ILogger logger, Exception exception, TraceId traceId);

    [LoggerMessage(
        1004,
        LogLevel.Warning,
        "The key that a capability token names could not be looked up at {Address}; its caller may come again in {Seconds} s, trace {TraceId}.")]
    public static partial void KeysUnavailable(ILogger logger, Uri address, double seconds, TraceId traceId);

    [LoggerMessage(1010, LogLevel.Error, "Storage could not be reached any longer and an answer was cut off, trace {TraceId}.")]
    public static partial void CutOff(ILogger logger, Exception exception, TraceId traceId);
}
