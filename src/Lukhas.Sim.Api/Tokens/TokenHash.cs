using System.Security.Cryptography;
using System.Text;

namespace Lukhas.Sim.Api.Tokens;

/// <summary>What a token is known by without being kept: its SHA-256.</summary>
internal readonly record struct TokenHash
{
    private readonly UInt128 _high;
    private readonly UInt128 _low;

    private TokenHash(ReadOnlySpan<byte> hash)
    {
        _high = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash);
        _low = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash[16..]);
    }

    /// <summary>The hash of a token.</summary>
    /// <param name="token">Its text.</param>
    public static TokenHash Of(string token) => new(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
