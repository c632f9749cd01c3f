using Lukhas.Sim.Core.Capabilities;
using Microsoft.IdentityModel.Tokens;

namespace Lukhas.Sim.Api.Tokens;

/// <summary>A token that verified, and what that rested on: its signature never changes, all else is looked at again.</summary>
/// <param name="Capability">What it says of its bearer.</param>
/// <param name="Times">When it is in force.</param>
/// <param name="Issuer">Who signed it.</param>
/// <param name="Key">The key that it was signed with.</param>
/// <param name="Parent">The key of the token that it was derived from; null for one that no parent answers for.</param>
internal sealed record VerifiedToken(Capability Capability, TokenTimes Times, TrustedIssuer Issuer, JsonWebKey Key, ParentKey? Parent);
