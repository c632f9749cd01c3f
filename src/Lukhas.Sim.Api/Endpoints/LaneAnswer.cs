using Lukhas.Sim.Core.Lane;

namespace Lukhas.Sim.Api.Endpoints;

/// <summary>How a stored switch stands; without a tenant, the one that holds for all.</summary>
internal sealed record LaneAnswer(bool Enabled, string? Tenant, long? UpdatedTs)
{
    public static LaneAnswer Of(SwitchedLane lane) =>
        new(lane.Switch.Enabled, lane.Tenant?.Value, lane.Switch.UpdatedAt?.ToUnixTimeMilliseconds());
}
