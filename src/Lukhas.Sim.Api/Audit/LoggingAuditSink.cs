using System.Globalization;
using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Policy;
using Microsoft.Extensions.Logging;

namespace Lukhas.Sim.Api.Audit;

/// <summary>Puts audit records into the log. A denial under duress is an alert: Critical.</summary>
/// <param name="logger">The log.</param>
public sealed class LoggingAuditSink(ILogger<LoggingAuditSink> logger) : IAuditSink
{
    /// <inheritdoc/>
    public ValueTask WriteAsync(AuditRecord record, CancellationToken cancellationToken)
    {
        var subject = OneLine(record.Subject);
        var token = OneLine(record.TokenId);
        switch (record)
        {
            case AuditRecord.PolicyDecided decided:
                Write(decided, subject, token);
                break;
            case AuditRecord.JobChanged changed:
                AuditLog.JobChanged(logger, changed.JobId, changed.From, changed.To, record.Tenant, subject, token, record.TraceId);
                break;
            case AuditRecord.LaneSwitched switched:
                AuditLog.LaneSwitched(
                    logger, switched.SwitchedTenant?.Value ?? "all tenants", switched.Enabled, record.Tenant, subject, token, record.TraceId);
                break;
            case AuditRecord.TracePurged purged:
                AuditLog.TracePurged(logger, record.TraceId, purged.JobId, record.Tenant, subject, token);
                break;
            case AuditRecord.StepUpRefused { Decision: var asked } refused:
                AuditLog.StepUpRefused(
                    logger, asked.Rule, asked.PolicyVersion, refused.Fault, record.Tenant, subject, token, record.TraceId);
                break;
            case AuditRecord.CapabilityIssued issued:
                AuditLog.CapabilityIssued(logger, issued.CapabilityId, issued.JobId, record.Tenant, subject, token, record.TraceId);
                break;
            default:
                throw new InvalidOperationException($"{record.GetType().Name} is no record that is logged.");
        }

        return ValueTask.CompletedTask;
    }

    private void Write(AuditRecord.PolicyDecided record, string? subject, string? token)
    {
        var decision = record.Decision;
        var pointer = OneLine(decision.Pointer);
        var duress = decision is { Kind: PolicyDecisionKind.Deny, Rule: RuleIds.Duress };
        AuditLog.PolicyDecided(
            logger,
            duress ? LogLevel.Critical : LogLevel.Information,
            decision.Kind,
            decision.Rule,
            decision.PolicyVersion,
            pointer,
            record.Tenant,
            subject,
            token,
            record.TraceId);
    }

    // A pointer holds keys that the caller chose: they must not be able to write lines of their own into the log.
    private static string? OneLine(string? text) =>
        text is not null && text.Any(BreaksALine) ? string.Concat(text.Select(character => BreaksALine(character) ? '·' : character)) : text;

    // Beside control characters, what ends or turns round a line where it is shown: separators, bidi controls and the like.
    private static bool BreaksALine(char character) => char.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format;
}
