using Lukhas.Sim.Core.Jobs;
using Microsoft.Extensions.Logging;

namespace Lukhas.Sim.Api.Tokens.JobBound;

/// <summary>The log messages of the lane as an issuer.</summary>
internal static partial class LaneIssuerLog
{
    [LoggerMessage(1111, LogLevel.Information, "A capability for job {JobId} was issued to its scheduler.")]
    public static partial void Issued(ILogger logger, JobId jobId);
}
