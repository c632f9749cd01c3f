namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>What drives a plan's outcome.</summary>
public enum DriverKind
{
    /// <summary>A risk; calmed by removing it.</summary>
    Risk,

    /// <summary>A step; calmed by holding it at its likeliest value, succeeding at the first attempt.</summary>
    Step,
}
