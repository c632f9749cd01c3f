using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Lane;

namespace Lukhas.Sim.Api.Telemetry;

/// <summary>A store of switches whose calls are on record.</summary>
/// <param name="switches">The store.</param>
/// <param name="name">Its backend's name.</param>
/// <param name="meter">What measures.</param>
internal sealed class MeteredLaneSwitchStore(ILaneSwitchStore switches, string name, SimMeter meter) : ILaneSwitchStore
{
    private readonly StoreCalls _calls = new(meter, $"switches.{name}");

    public ValueTask<LaneSwitchState> ReadAsync(TenantId tenant, CancellationToken cancellationToken) =>
        _calls.RunAsync("read_switch", () => switches.ReadAsync(tenant, cancellationToken));

    public ValueTask SetAsync(TenantId? tenant, StoredSwitch value, CancellationToken cancellationToken) =>
        _calls.RunAsync("set_switch", () => switches.SetAsync(tenant, value, cancellationToken));
}
