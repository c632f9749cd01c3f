using Lukhas.Sim.Api.Requests;
using Microsoft.Extensions.Logging;

namespace Lukhas.Sim.Api.Audit;

/// <summary>Keeps the audit in the log, where it is unless settings name a store too.</summary>
public static class AuditLogging
{
    /// <summary>
    /// Lets the audit's messages and the line of a refused token through from <see cref="LogLevel.Information"/> on, whatever the
    /// lowest level of other messages is. A filter for one provider alone comes before this one.
    /// </summary>
    /// <param name="logging">The host's logging.</param>
    public static ILoggingBuilder KeepAudit(this ILoggingBuilder logging) => logging
        .AddFilter(typeof(LoggingAuditSink).Namespace, LogLevel.Information)
        .AddFilter(typeof(SimRequests).FullName, LogLevel.Information);
}
