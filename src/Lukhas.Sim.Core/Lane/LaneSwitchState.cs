namespace Lukhas.Sim.Core.Lane;

/// <summary>How the stored switches stand for one tenant.</summary>
/// <param name="Global">The one that holds for all.</param>
/// <param name="Tenant">The tenant's own.</param>
public readonly record struct LaneSwitchState(StoredSwitch Global, StoredSwitch Tenant)
{
    /// <summary>Nobody ever set either.</summary>
    public static LaneSwitchState NeverSet { get; } = new(StoredSwitch.NeverSet, StoredSwitch.NeverSet);

    /// <summary>Whether the lane runs for the tenant, as far as the stored switches go.</summary>
    public bool IsEnabled => Global.Enabled && Tenant.Enabled;
}
