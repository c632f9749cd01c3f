using Lukhas.Sim.Api.Audit;
using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Policy;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace Lukhas.Sim.Http.Tests.Telemetry;

/// <summary>Every audit record as the log tells it.</summary>
public sealed class LoggingAuditSinkTests
{
    private const string Who = "tenant acme, subject ada, token token-1";

    private static readonly TraceId Trace = TraceId.Create(DateTimeOffset.UnixEpoch, 1);
    private static readonly TenantId Tenant = TenantId.Parse("acme");
    private static readonly JobId Job = JobId.FromEntropy(new byte[JobId.Bytes]);

    private static readonly Line[] Lines =
    [
        new(Decided(PolicyDecisionKind.Allow, null, null), 1101, LogLevel.Information, $"Policy decided Allow by rule  of v1 at : {Who}, trace {Trace}."),
        new(Decided(PolicyDecisionKind.StepUp, "r", "/goal"), 1101, LogLevel.Information, $"Policy decided StepUp by rule r of v1 at /goal: {Who}, trace {Trace}."),
        new(Decided(PolicyDecisionKind.Deny, "r", "/goal"), 1101, LogLevel.Information, $"Policy decided Deny by rule r of v1 at /goal: {Who}, trace {Trace}."),
        new(Decided(PolicyDecisionKind.Deny, "duress", "/x"), 1101, LogLevel.Critical, $"Policy decided Deny by rule duress of v1 at /x: {Who}, trace {Trace}."),
        new(Changed(null, JobStatus.Scheduled), 1102, LogLevel.Information, $"Job {Job} goes from  to Scheduled: {Who}, trace {Trace}."),
        new(Changed(JobStatus.Running, JobStatus.Failed), 1102, LogLevel.Information, $"Job {Job} goes from Running to Failed: {Who}, trace {Trace}."),
        new(Switched(null, enabled: true), 1103, LogLevel.Warning, $"The lane is switched for all tenants, enabled True: {Who}, trace {Trace}."),
        new(Switched(Tenant, enabled: false), 1103, LogLevel.Warning, $"The lane is switched for acme, enabled False: {Who}, trace {Trace}."),
        new(
            new AuditRecord.TracePurged { TraceId = Trace, Tenant = Tenant, Subject = "ada", TokenId = "token-1", JobId = Job },
            1104,
            LogLevel.Warning,
            $"The document of trace {Trace} and its job {Job} are purged: {Who}."),
        new(
            new AuditRecord.StepUpRefused
            {
                TraceId = Trace,
                Tenant = Tenant,
                Subject = "ada",
                TokenId = "token-1",
                Decision = Decision(PolicyDecisionKind.StepUp, "r", null),
                Fault = StepUpFault.Used,
            },
            1105,
            LogLevel.Information,
            $"A step-up asked for by rule r of v1 was refused as Used: {Who}, trace {Trace}."),
        new(
            new AuditRecord.CapabilityIssued { TraceId = Trace, Tenant = Tenant, Subject = "ada", TokenId = "token-1", JobId = Job, CapabilityId = "c" },
            1106,
            LogLevel.Information,
            $"Capability c is issued for job {Job}: {Who}, trace {Trace}."),
    ];

    public static TheoryData<int> Rows => [.. Enumerable.Range(0, Lines.Length)];

    [Theory]
    [MemberData(nameof(Rows))]
    public async Task WriteAsync_OfEveryRecord_TellsItWithItsEventAndLevel(int row)
    {
        var line = Lines[row];
        var logger = new FakeLogger<LoggingAuditSink>();

        await new LoggingAuditSink(logger).WriteAsync(line.Record, TestContext.Current.CancellationToken);

        var told = Assert.Single(logger.Collector.GetSnapshot());
        Assert.Equal((line.Event, line.Level, line.Message), (told.Id.Id, told.Level, told.Message));
    }

    [Fact]
    public void Rows_HaveEveryTypeOfRecord() => Assert.Equal(
        typeof(AuditRecord).GetNestedTypes().OrderBy(type => type.Name),
        Lines.Select(line => line.Record.GetType()).Distinct().OrderBy(type => type.Name));

    private static AuditRecord.PolicyDecided Decided(PolicyDecisionKind kind, string? rule, string? pointer) => new()
    {
        TraceId = Trace,
        Tenant = Tenant,
        Subject = "ada",
        TokenId = "token-1",
        Decision = Decision(kind, rule, pointer),
    };

    private static PolicyDecision Decision(PolicyDecisionKind kind, string? rule, string? pointer) =>
        new() { Kind = kind, Rule = rule, Pointer = pointer, PolicyVersion = "v1", Rationale = "Because." };

    private static AuditRecord.JobChanged Changed(JobStatus? from, JobStatus to) =>
        new() { TraceId = Trace, Tenant = Tenant, Subject = "ada", TokenId = "token-1", JobId = Job, From = from, To = to };

    private static AuditRecord.LaneSwitched Switched(TenantId? tenant, bool enabled) =>
        new() { TraceId = Trace, Tenant = Tenant, Subject = "ada", TokenId = "token-1", SwitchedTenant = tenant, Enabled = enabled };

    private sealed record Line(AuditRecord Record, int Event, LogLevel Level, string Message);
}
