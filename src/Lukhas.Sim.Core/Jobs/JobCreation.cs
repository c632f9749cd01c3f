namespace Lukhas.Sim.Core.Jobs;

/// <summary>What became of an attempt to keep a new job.</summary>
public abstract record JobCreation
{
    private JobCreation()
    {
    }

    /// <summary>It is kept.</summary>
    /// <param name="Version">Its first version.</param>
    public sealed record Created(JobVersion Version) : JobCreation;

    /// <summary>The same idempotency key made a live job earlier, which stays; the new one is not kept.</summary>
    /// <param name="Earlier">The earlier job; its body hash tells a retry from a conflict.</param>
    public sealed record AlreadyMade(Job Earlier) : JobCreation;
}
