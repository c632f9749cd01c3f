namespace Lukhas.Sim.Core.Jobs;

/// <summary>Where a job is in its life. A job past its expiry has no status: it is gone.</summary>
public enum JobStatus
{
    /// <summary>Waiting to be collected.</summary>
    Scheduled,

    /// <summary>Being rehearsed by the holder of a lease.</summary>
    Running,

    /// <summary>Rehearsed; its shards are in the inbox. Final.</summary>
    Complete,

    /// <summary>The engine broke; collect may try again.</summary>
    Failed,

    /// <summary>Called off. Final.</summary>
    Cancelled,
}
