namespace Lukhas.Sim.Core.Policy;

/// <summary>What policy says of a seed.</summary>
public enum PolicyDecisionKind
{
    /// <summary>It may be scheduled.</summary>
    Allow,

    /// <summary>It may be scheduled after a fresh, strong authentication (GTΨ).</summary>
    StepUp,

    /// <summary>It may not be scheduled.</summary>
    Deny,
}
