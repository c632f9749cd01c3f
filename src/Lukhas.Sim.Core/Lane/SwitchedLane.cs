using Lukhas.Sim.Core.Capabilities;

namespace Lukhas.Sim.Core.Lane;

/// <summary>A stored switch, as an operator sees it.</summary>
/// <param name="Tenant">Whose switch; null for the one that holds for all.</param>
/// <param name="Switch">How it stands.</param>
public sealed record SwitchedLane(TenantId? Tenant, StoredSwitch Switch);
