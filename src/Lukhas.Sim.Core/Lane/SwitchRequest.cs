using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Seeds;

namespace Lukhas.Sim.Core.Lane;

/// <summary>What an operator asks of the kill switch: the body of <c>PUT /api/lane</c>.</summary>
/// <param name="Enabled">On or off.</param>
/// <param name="Tenant">Whose switch; null for the one that holds for all.</param>
internal sealed record SwitchRequest(bool Enabled, TenantId? Tenant)
{
    private const int MaxTenantUnits = 64;

    /// <summary>Reads a request.</summary>
    /// <param name="body">JSON, <c>{enabled, tenant?}</c>.</param>
    public static LaneResult<SwitchRequest> Read(ReadOnlyMemory<byte> body)
    {
        if (StrictJson.TryParse(body, out var root) is { } malformed)
            return new Refusal.MalformedJson(malformed);
        var errors = new SeedErrors();
        var members = new SeedMembers(root, JsonPointer.Root, errors, "enabled", "tenant");
        members.Value("enabled", required: true);
        var enabled = members.Flag("enabled");
        TenantId? tenant = null;
        if (members.Text("tenant", 1, MaxTenantUnits) is { } text)
        {
            if (TenantId.TryParse(text, out var named))
                tenant = named;
            else
                members.Add("tenant", "Must be a tenant: 1 to 64 letters, digits, hyphens or underscores.");
        }

        return errors.Any ? new Refusal.InvalidSeed(errors.All) : new SwitchRequest(enabled, tenant);
    }
}
