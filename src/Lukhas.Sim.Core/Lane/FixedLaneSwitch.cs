using Lukhas.Sim.Core.Capabilities;

namespace Lukhas.Sim.Core.Lane;

/// <summary>The deployment's own switch, which only a new deployment changes.</summary>
/// <param name="enabled">Whether the lane runs.</param>
public sealed class FixedLaneSwitch(bool enabled) : ILaneSwitch
{
    /// <inheritdoc/>
    public ValueTask<bool> IsEnabledAsync(TenantId tenant, CancellationToken cancellationToken) => ValueTask.FromResult(enabled);
}
