using System.Security.Cryptography;

namespace Lukhas.Sim.Api.Tokens;

/// <summary>The ids, <c>jti</c>, of tokens that are issued here.</summary>
internal static class TokenId
{
    /// <summary>A new one: 128 random bits.</summary>
    public static string Next() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
}
