using Lukhas.Sim.Api.Tokens.JobBound;

namespace Lukhas.Sim.Api.Endpoints;

/// <summary>A capability for one job, as its scheduler is told of it.</summary>
internal sealed record CapabilityAnswer(string Token, IReadOnlyList<string> Scopes, long ExpiresTs)
{
    public static CapabilityAnswer Of(JobCapability capability) =>
        new(capability.Token, capability.Scopes, capability.ExpiresAt.ToUnixTimeMilliseconds());
}
