using System.Text.Json;
using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Policy;
using static Lukhas.Sim.Core.Tests.Lane.LaneState;
using Caller = Lukhas.Sim.TestKit.Capabilities;

namespace Lukhas.Sim.Core.Tests.Lane;

/// <summary>The records of acts, each with how the lane stands if it cannot be kept.</summary>
internal static class AuditedSteps
{
    /// <summary>Who acts: not with the token that the job was scheduled with.</summary>
    public static readonly Capability Actor = Caller.Full(tokenId: "token-2");

    private static readonly PolicyGate Gate = new(PolicyDocument.Default);

    public static PolicyDecision Decide(string seed) => Gate.Decide(JsonElement.Parse(seed));

    /// <summary>Policy decides, first of all.</summary>
    public static AuditedAct.Step Decided(string seed)
    {
        var decision = Decide(seed);
        return new(
            (trace, _) => new AuditRecord.PolicyDecided
            {
                TraceId = trace,
                Tenant = Actor.Tenant,
                Subject = Actor.Subject,
                TokenId = Actor.TokenId,
                Decision = decision,
            },
            Nothing);
    }

    public static AuditedAct.Step Asked(PolicyDecision decision, string withoutIt) => new(
        (trace, _) => new AuditRecord.StepUpRefused
        {
            TraceId = trace,
            Tenant = Actor.Tenant,
            Subject = Actor.Subject,
            TokenId = Actor.TokenId,
            Decision = decision,
            Fault = StepUpFault.NotFresh,
        },
        withoutIt);

    public static AuditedAct.Step Switched(TenantId? tenant, bool enabled, string withoutIt) => new(
        (trace, _) => new AuditRecord.LaneSwitched
        {
            TraceId = trace,
            Tenant = Actor.Tenant,
            Subject = Actor.Subject,
            TokenId = Actor.TokenId,
            SwitchedTenant = tenant,
            Enabled = enabled,
        },
        withoutIt);

    public static AuditedAct.Step Changed(JobStatus? from, JobStatus to, string withoutIt) => new(
        (_, job) => new AuditRecord.JobChanged
        {
            TraceId = job!.TraceId,
            Tenant = Actor.Tenant,
            Subject = Actor.Subject,
            TokenId = Actor.TokenId,
            JobId = job.Id,
            From = from,
            To = to,
        },
        withoutIt);

    public static AuditedAct.Step Purged(string withoutIt) => new(
        (_, job) => new AuditRecord.TracePurged
        {
            TraceId = job!.TraceId,
            Tenant = Actor.Tenant,
            Subject = Actor.Subject,
            TokenId = Actor.TokenId,
            JobId = job.Id,
        },
        withoutIt);
}
