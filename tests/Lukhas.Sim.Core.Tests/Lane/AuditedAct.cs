using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.TestKit.Lane;

namespace Lukhas.Sim.Core.Tests.Lane;

/// <summary>Something that is done to a lane, with the records that must be written of it.</summary>
internal sealed record AuditedAct
{
    /// <summary>The lane that it is done to.</summary>
    public Func<LaneHarness> Lane { get; init; } = () => new LaneHarness();

    /// <summary>What is done before, with the token <c>token-1</c>; gives the job that the act is about, if there is one yet.</summary>
    public Func<LaneHarness, Task<Job?>> Before { get; init; } = _ => Task.FromResult<Job?>(null);

    /// <summary>The act, with another token.</summary>
    public required Func<LaneHarness, TraceId, Job?, Task> Act { get; init; }

    /// <summary>What it throws all the same, when every record is kept; null for nothing.</summary>
    public Type? Throws { get; init; }

    /// <summary>Its records in their order, of the trace of its request and its job.</summary>
    public required Step[] Steps { get; init; }

    /// <summary>How the lane stands afterwards, as <see cref="LaneState"/> tells it.</summary>
    public required string Ends { get; init; }

    /// <summary>A record.</summary>
    /// <param name="Record">The record.</param>
    /// <param name="WithoutIt">How the lane stands if this one cannot be kept.</param>
    internal sealed record Step(Func<TraceId, Job?, AuditRecord> Record, string WithoutIt);
}
