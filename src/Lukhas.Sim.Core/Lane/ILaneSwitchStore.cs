using Lukhas.Sim.Core.Capabilities;

namespace Lukhas.Sim.Core.Lane;

/// <summary>
/// Keeps the switches that operators set while the lane runs, one for all and one per tenant. A switch that was never set is on.
/// Any member throws <see cref="Jobs.StorageUnavailableException"/> when the backend cannot be reached.
/// </summary>
public interface ILaneSwitchStore
{
    /// <summary>Reads the switches that a tenant's requests depend on, both at once.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="InvalidDataException">A switch was damaged.</exception>
    ValueTask<LaneSwitchState> ReadAsync(TenantId tenant, CancellationToken cancellationToken);

    /// <summary>Sets a switch.</summary>
    /// <param name="tenant">Whose switch; null for the one that holds for all.</param>
    /// <param name="value">How it is to stand, and since when.</param>
    /// <param name="cancellationToken">Gives it up; the switch may have been set all the same.</param>
    ValueTask SetAsync(TenantId? tenant, StoredSwitch value, CancellationToken cancellationToken);
}
