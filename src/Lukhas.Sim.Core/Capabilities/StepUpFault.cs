namespace Lukhas.Sim.Core.Capabilities;

/// <summary>Why a capability satisfies no step-up.</summary>
public enum StepUpFault
{
    /// <summary>Its authentication is not told, not strong enough or not recent enough.</summary>
    NotFresh,

    /// <summary>It has satisfied one already.</summary>
    Used,
}
