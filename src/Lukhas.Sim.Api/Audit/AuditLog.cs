using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Policy;
using Microsoft.Extensions.Logging;

namespace Lukhas.Sim.Api.Audit;

/// <summary>The log messages of the audit.</summary>
internal static partial class AuditLog
{
    [LoggerMessage(
        EventId = 1101,
        Message = "Policy decided {Decision} by rule {Rule} of {PolicyVersion} at {Pointer}: tenant {Tenant}, subject {Subject}, token {TokenId}, trace {TraceId}.")]
    public static partial void PolicyDecided(
        ILogger logger,
        LogLevel level,
        PolicyDecisionKind decision,
        string? rule,
        string policyVersion,
        string? pointer,
        TenantId tenant,
        string? subject,
        string? tokenId,
        TraceId traceId);

    [LoggerMessage(
        1102, LogLevel.Information, "Job {JobId} goes from {From} to {To}: tenant {Tenant}, subject {Subject}, token {TokenId}, trace {TraceId}.")]
    public static partial void JobChanged(
        ILogger logger, JobId jobId, JobStatus? from, JobStatus to, TenantId tenant, string? subject, string? tokenId, TraceId traceId);

    [LoggerMessage(
        1103, LogLevel.Warning, "The lane is switched for {Switched}, enabled {Enabled}: tenant {Tenant}, subject {Subject}, token {TokenId}, trace {TraceId}.")]
    public static partial void LaneSwitched(
        ILogger logger, string switched, bool enabled, TenantId tenant, string? subject, string? tokenId, TraceId traceId);

    [LoggerMessage(
        1104, LogLevel.Warning, "The document of trace {TraceId} and its job {JobId} are purged: tenant {Tenant}, subject {Subject}, token {TokenId}.")]
    public static partial void TracePurged(
        ILogger logger, TraceId traceId, JobId jobId, TenantId tenant, string? subject, string? tokenId);

    [LoggerMessage(
        1105,
        LogLevel.Information,
        "A step-up asked for by rule {Rule} of {PolicyVersion} was refused as {Fault}: tenant {Tenant}, subject {Subject}, token {TokenId}, trace {TraceId}.")]
    public static partial void StepUpRefused(
        ILogger logger, string? rule, string policyVersion, StepUpFault fault, TenantId tenant, string? subject, string? tokenId, TraceId traceId);

    [LoggerMessage(
        1106,
        LogLevel.Information,
        "Capability {CapabilityId} is issued for job {JobId}: tenant {Tenant}, subject {Subject}, token {TokenId}, trace {TraceId}.")]
    public static partial void CapabilityIssued(
        ILogger logger, string capabilityId, JobId jobId, TenantId tenant, string? subject, string? tokenId, TraceId traceId);
}
