namespace Lukhas.Sim.Core.Lane;

/// <summary>How one stored switch stands.</summary>
/// <param name="Enabled">On or off.</param>
/// <param name="UpdatedAt">When it was last set, in whole milliseconds; null when it never was.</param>
public readonly record struct StoredSwitch(bool Enabled, DateTimeOffset? UpdatedAt)
{
    /// <summary>A switch that nobody ever set is on.</summary>
    public static StoredSwitch NeverSet { get; } = new(true, null);
}
