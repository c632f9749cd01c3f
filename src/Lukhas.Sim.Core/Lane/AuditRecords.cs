using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Policy;

namespace Lukhas.Sim.Core.Lane;

/// <summary>Makes the audit records of the lane's use cases.</summary>
internal static class AuditRecords
{
    public static AuditRecord Switch(Capability caller, TraceId trace, TenantId? tenant, bool enabled) => new AuditRecord.LaneSwitched
    {
        TraceId = trace,
        Tenant = caller.Tenant,
        Subject = caller.Subject,
        TokenId = caller.TokenId,
        Enabled = enabled,
        SwitchedTenant = tenant,
    };

    public static AuditRecord RefuseStepUp(Capability caller, TraceId trace, PolicyDecision decision, StepUpFault fault) => new AuditRecord.StepUpRefused
    {
        TraceId = trace,
        Tenant = caller.Tenant,
        Subject = caller.Subject,
        TokenId = caller.TokenId,
        Decision = decision,
        Fault = fault,
    };

    public static AuditRecord Change(Capability caller, Job job, JobStatus? from, JobStatus to) => new AuditRecord.JobChanged
    {
        TraceId = job.TraceId,
        Tenant = job.Tenant,
        Subject = caller.Subject,
        TokenId = caller.TokenId,
        JobId = job.Id,
        From = from,
        To = to,
    };

    public static AuditRecord Purge(Capability caller, TraceId trace, JobId job) => new AuditRecord.TracePurged
    {
        TraceId = trace,
        Tenant = caller.Tenant,
        Subject = caller.Subject,
        TokenId = caller.TokenId,
        JobId = job,
    };
}
