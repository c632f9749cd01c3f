using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Core.Lane;

/// <summary>What a collect came to.</summary>
public abstract record CollectedDreams
{
    private CollectedDreams()
    {
    }

    /// <summary>The job is complete.</summary>
    /// <param name="Job">The job.</param>
    /// <param name="Document">Its document, whose <c>shards</c>, <c>scores</c> and <c>matada_nodes</c> are told byte for byte.</param>
    public sealed record Complete(Job Job, DreamDocument Document) : CollectedDreams
    {
        /// <summary>Rollouts that this collect ran, over all variants; 0 where the job was complete before.</summary>
        public long Rollouts { get; init; }
    }

    /// <summary>Another collect is at work on it, or it is scheduled still since as many others as may be are rehearsing.</summary>
    /// <param name="Job">The job.</param>
    /// <param name="RetryAfter">When to ask again.</param>
    public sealed record InProgress(Job Job, TimeSpan RetryAfter) : CollectedDreams;
}
