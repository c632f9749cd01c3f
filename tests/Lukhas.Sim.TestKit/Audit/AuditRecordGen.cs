using CsCheck;
using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Policy;

namespace Lukhas.Sim.TestKit.Audit;

/// <summary>Generates audit records of every type.</summary>
public static class AuditRecordGen
{
    private static readonly JobId Job = JobId.FromEntropy(new byte[JobId.Bytes]);

    private static readonly Gen<JobStatus> Status = Gen.Enum<JobStatus>();

    /// <summary>Any record, with texts that want to be lines, quotes and hashes.</summary>
    public static readonly Gen<AuditRecord> Any = Gen.Select(Gen.Int[0, 5], Gen.String, Status, Status, Gen.Enum<PolicyDecisionKind>(), Of);

    /// <summary>Some record.</summary>
    /// <param name="subject">Who asked.</param>
    /// <param name="type">Which type it is, 0 to 5.</param>
    public static AuditRecord Of(string subject, int type = 0) =>
        Of(type, subject, JobStatus.Scheduled, JobStatus.Running, PolicyDecisionKind.Deny);

    private static AuditRecord Of(int type, string text, JobStatus from, JobStatus to, PolicyDecisionKind decision)
    {
        var trace = TraceId.Create(DateTimeOffset.UnixEpoch, (ulong)type);
        var tenant = TenantId.Parse("acme");
        return type switch
        {
            0 => new AuditRecord.PolicyDecided
            {
                TraceId = trace,
                Tenant = tenant,
                Subject = text,
                TokenId = text,
                Decision = new PolicyDecision { Kind = decision, Rule = "duress", Pointer = text, PolicyVersion = "1", Rationale = "Because." },
            },
            1 => new AuditRecord.JobChanged { TraceId = trace, Tenant = tenant, Subject = text, TokenId = text, JobId = Job, From = from, To = to },
            2 => new AuditRecord.LaneSwitched { TraceId = trace, Tenant = tenant, Subject = text, TokenId = text, Enabled = true, SwitchedTenant = null },
            3 => new AuditRecord.TracePurged { TraceId = trace, Tenant = tenant, Subject = text, TokenId = text, JobId = Job },
            4 => new AuditRecord.StepUpRefused
            {
                TraceId = trace,
                Tenant = tenant,
                Subject = text,
                TokenId = text,
                Decision = new PolicyDecision { Kind = PolicyDecisionKind.StepUp, Rule = "step-up", PolicyVersion = "1", Rationale = "Because." },
                Fault = StepUpFault.Used,
            },
            _ => new AuditRecord.CapabilityIssued { TraceId = trace, Tenant = tenant, Subject = text, TokenId = text, JobId = Job, CapabilityId = text },
        };
    }
}
