using Microsoft.Extensions.Logging;

namespace Lukhas.Sim.Api.Tokens.Keys;

/// <summary>The log messages of issuers' keys.</summary>
internal static partial class IssuerKeysLog
{
    [LoggerMessage(1201, LogLevel.Information, "{Count} keys were fetched from {Address}.")]
    public static partial void Fetched(ILogger logger, int count, Uri address);

    [LoggerMessage(1202, LogLevel.Warning, "Keys could not be fetched from {Address}. Callers whose keys are known are not affected for {Hours} hours after the last that were.")]
    public static partial void FetchFailed(ILogger logger, Exception exception, Uri address, double hours);

    [LoggerMessage(1203, LogLevel.Warning, "{Address} publishes no key that a token may be signed with. All tokens of its issuer are refused.")]
    public static partial void FetchedNone(ILogger logger, Uri address);
}
