using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Policy;
using Lukhas.Sim.Core.Seeds;

namespace Lukhas.Sim.Core.Lane;

/// <summary>Why the lane did not do what was asked. An expected outcome; bugs and outages are exceptions.</summary>
public abstract record Refusal
{
    private Refusal()
    {
    }

    /// <summary>The lane is switched off.</summary>
    public sealed record LaneDisabled : Refusal;

    /// <summary>The body is not JSON that the lane reads.</summary>
    /// <param name="Detail">What is wrong and where, without any text of the body.</param>
    public sealed record MalformedJson(string Detail) : Refusal;

    /// <summary>The seed is well-formed but wrong.</summary>
    /// <param name="Errors">Everything that is wrong with it; at least one.</param>
    public sealed record InvalidSeed(IReadOnlyList<SeedError> Errors) : Refusal;

    /// <summary>Policy denies the seed.</summary>
    /// <param name="Decision">The denial.</param>
    public sealed record PolicyViolation(PolicyDecision Decision) : Refusal;

    /// <summary>Policy asks for a fresh, strong authentication, and the token shows none that may be used.</summary>
    /// <param name="Decision">Which rule asked.</param>
    public sealed record StepUpRequired(PolicyDecision Decision) : Refusal;

    /// <summary>The idempotency key was used with another body.</summary>
    public sealed record IdempotencyConflict : Refusal;

    /// <summary>The job is unknown, expired or another tenant's: which of them is not told.</summary>
    public sealed record JobNotFound : Refusal;

    /// <summary>The trace has no document in the caller's inbox: unknown, expired or another tenant's, which of them is not told.</summary>
    public sealed record TraceNotFound : Refusal;

    /// <summary>The job is cancelled and cannot be collected.</summary>
    /// <param name="Job">The job.</param>
    public sealed record JobCancelled(Job Job) : Refusal;

    /// <summary>The rehearsal broke as often as it is tried: a bug.</summary>
    /// <param name="Job">The job.</param>
    public sealed record RehearsalFailed(Job Job) : Refusal;
}
