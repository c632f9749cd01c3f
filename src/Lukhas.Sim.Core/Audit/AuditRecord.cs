using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Policy;

namespace Lukhas.Sim.Core.Audit;

/// <summary>Something that must be on record. Never any text of a seed, never a token.</summary>
public abstract record AuditRecord
{
    private AuditRecord()
    {
    }

    /// <summary>The Λ-trace it belongs to.</summary>
    public required TraceId TraceId { get; init; }

    /// <summary>Whose request it was.</summary>
    public required TenantId Tenant { get; init; }

    /// <summary>Who asked.</summary>
    public required string Subject { get; init; }

    /// <summary>The id (<c>jti</c>) of the token that was shown.</summary>
    public required string TokenId { get; init; }

    /// <summary>Policy decided on a seed.</summary>
    public sealed record PolicyDecided : AuditRecord
    {
        /// <summary>The decision.</summary>
        public required PolicyDecision Decision { get; init; }
    }

    /// <summary>A request was refused for want of a step-up. What a record before it under the same trace told of does not come about.</summary>
    public sealed record StepUpRefused : AuditRecord
    {
        /// <summary>What asked for the step-up.</summary>
        public required PolicyDecision Decision { get; init; }

        /// <summary>Why the one that was shown does not do.</summary>
        public required StepUpFault Fault { get; init; }
    }

    /// <summary>An operator, or a duress signal, set a stored switch.</summary>
    public sealed record LaneSwitched : AuditRecord
    {
        /// <summary>On or off.</summary>
        public required bool Enabled { get; init; }

        /// <summary>Whose switch; null for the one that holds for all.</summary>
        public required TenantId? SwitchedTenant { get; init; }
    }

    /// <summary>A job changed its status.</summary>
    public sealed record JobChanged : AuditRecord
    {
        /// <summary>The job.</summary>
        public required JobId JobId { get; init; }

        /// <summary>Where it was; null for a new job.</summary>
        public required JobStatus? From { get; init; }

        /// <summary>Where it goes.</summary>
        public required JobStatus To { get; init; }
    }

    /// <summary>A capability for one job was derived from the token that was shown.</summary>
    public sealed record CapabilityIssued : AuditRecord
    {
        /// <summary>The one job that it is good for.</summary>
        public required JobId JobId { get; init; }

        /// <summary>Its own id (<c>jti</c>).</summary>
        public required string CapabilityId { get; init; }
    }

    /// <summary>An administrator removed a trace's document, and its job.</summary>
    public sealed record TracePurged : AuditRecord
    {
        /// <summary>The job, if it is still there.</summary>
        public required JobId JobId { get; init; }
    }
}
