using Lukhas.Sim.Core.Capabilities;

namespace Lukhas.Sim.Core.Lane;

/// <summary>Switches in this process's memory.</summary>
public sealed class MemoryLaneSwitchStore : ILaneSwitchStore
{
    private readonly Dictionary<TenantId, StoredSwitch> _tenants = [];
    private readonly Lock _gate = new();
    private StoredSwitch _global = StoredSwitch.NeverSet;

    /// <inheritdoc/>
    public ValueTask<LaneSwitchState> ReadAsync(TenantId tenant, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            return ValueTask.FromResult(new LaneSwitchState(_global, _tenants.GetValueOrDefault(tenant, StoredSwitch.NeverSet)));
        }
    }

    /// <inheritdoc/>
    public ValueTask SetAsync(TenantId? tenant, StoredSwitch value, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_gate)
        {
            if (tenant is { } one)
                _tenants[one] = value;
            else
                _global = value;
        }

        return ValueTask.CompletedTask;
    }
}
