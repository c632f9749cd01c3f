namespace Lukhas.Sim.Core.Jobs;

/// <summary>The step-up that policy asked of a job.</summary>
/// <param name="Rule">The rule that asked.</param>
/// <param name="SatisfiedAt">When it was satisfied; null when it never was.</param>
/// <param name="Acr">The authentication context that satisfied it.</param>
public sealed record JobStepUp(string Rule, DateTimeOffset? SatisfiedAt, string? Acr);
