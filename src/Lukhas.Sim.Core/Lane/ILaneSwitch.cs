using Lukhas.Sim.Core.Capabilities;

namespace Lukhas.Sim.Core.Lane;

/// <summary>Whether the lane runs, asked at schedule, at collect and again right before the inbox write.</summary>
public interface ILaneSwitch
{
    /// <summary>Whether the lane runs for a tenant; what cannot be read means no.</summary>
    /// <param name="tenant">Who asks.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    ValueTask<bool> IsEnabledAsync(TenantId tenant, CancellationToken cancellationToken);
}
