namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>Where a rehearsed plan came from.</summary>
public enum PlanBasis
{
    /// <summary>The caller's own.</summary>
    Plan,

    /// <summary>Derived by the lane from the goal; its confidence is at most 0.5.</summary>
    Heuristic,
}
