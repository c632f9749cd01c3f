namespace Lukhas.Sim.Core.Jobs;

/// <summary>Where ids come from.</summary>
public interface IIdSource
{
    /// <summary>A new job id.</summary>
    /// <param name="shard">The shard it must fall into; null for any.</param>
    JobId NextJobId(JobShard? shard = null);

    /// <summary>A new Λ-trace id, stamped with the present time.</summary>
    TraceId NextTraceId();
}
