using System.Security.Cryptography;

namespace Lukhas.Sim.Storage.Azure;

/// <summary>
/// Marks what one write wrote. When the answer to a write gets lost and the SDK sends it again, the second try is refused;
/// reading the mark back tells that the first one had succeeded.
/// </summary>
internal static class Nonce
{
    private const int Bytes = 12;

    public static string New() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
}
