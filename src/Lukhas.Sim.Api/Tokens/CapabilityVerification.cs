using Lukhas.Sim.Core.Capabilities;

namespace Lukhas.Sim.Api.Tokens;

/// <summary>What the verification of a request's token came to.</summary>
public abstract record CapabilityVerification
{
    private CapabilityVerification()
    {
    }

    /// <summary>The token is genuine and in force.</summary>
    /// <param name="Capability">What it says of its bearer.</param>
    public sealed record Verified(Capability Capability) : CapabilityVerification;

    /// <summary>There is no token: no header, an empty one, or another scheme.</summary>
    public sealed record Missing : CapabilityVerification;

    /// <summary>There is a token, and it does not verify.</summary>
    /// <param name="Reason">Why, for the log only; never any text of the token.</param>
    public sealed record Invalid(string Reason) : CapabilityVerification;
}
