using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using System.Text;

namespace Lukhas.Sim.Core.Rehearsal.Randomness;

/// <summary>
/// Philox4x32-10, a counter-based random number generator: four 32-bit words are a pure function of a 64-bit key and a 128-bit
/// counter, so that any number can be had at any time, in any order, on any thread.
/// Source: Salmon, Moraes, Dror, Shaw, "Parallel Random Numbers: As Easy as 1, 2, 3", SC 2011.
/// </summary>
/// <param name="key0">The low word of the key.</param>
/// <param name="key1">The high word of the key.</param>
internal sealed class Philox4x32(uint key0, uint key1)
{
    private const int Rounds = 10;
    private const uint Multiplier0 = 0xD2511F53;
    private const uint Multiplier1 = 0xCD9E8D57;
    private const uint KeyStep0 = 0x9E3779B9;
    private const uint KeyStep1 = 0xBB67AE85;

    /// <summary>A generator keyed with the first eight bytes of the SHA-256 of a text in UTF-8.</summary>
    /// <param name="randomSeed">Any text.</param>
    public static Philox4x32 FromSeed(string randomSeed)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(randomSeed));
        return new Philox4x32(
            BinaryPrimitives.ReadUInt32LittleEndian(digest),
            BinaryPrimitives.ReadUInt32LittleEndian(digest.AsSpan(sizeof(uint))));
    }

    /// <summary>The four words of one counter.</summary>
    public (uint Word0, uint Word1, uint Word2, uint Word3) Words(uint counter0, uint counter1, uint counter2, uint counter3)
    {
        var (c0, c1, c2, c3, k0, k1) = (counter0, counter1, counter2, counter3, key0, key1);
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = (ulong)Multiplier0 * c0;
            var product1 = (ulong)Multiplier1 * c2;
            c0 = (uint)(product1 >> 32) ^ c1 ^ k0;
            c1 = (uint)product1;
            c2 = (uint)(product0 >> 32) ^ c3 ^ k1;
            c3 = (uint)product0;
            k0 += KeyStep0;
            k1 += KeyStep1;
        }

        return (c0, c1, c2, c3);
    }

    /// <summary>
    /// The words of consecutive first counters: word <em>w</em> of counter <c>firstCounter + l</c> goes to
    /// <c>words[w · lanes + l]</c>, where <c>lanes</c> is a quarter of the span.
    /// </summary>
    /// <param name="words">What to fill; its length is a multiple of 64.</param>
    /// <param name="firstCounter">Counter word 0 of the first lane.</param>
    /// <param name="counter1">Counter word 1 of every lane.</param>
    /// <param name="counter2">Counter word 2 of every lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Fill(Span<uint> words, uint firstCounter, uint counter1, uint counter2)
    {
        var lanes = words.Length / 4;
        var low = Vector512.Create((ulong)uint.MaxValue);
        var multiplier0 = Vector512.Create((ulong)Multiplier0);
        var multiplier1 = Vector512.Create((ulong)Multiplier1);
        ref var target = ref MemoryMarshal.GetReference(words);

        // 32-bit words travel in 64-bit lanes, where a product keeps its high half. Two vectors go together to hide latency.
        for (var lane = 0; lane < lanes; lane += 2 * Vector512<ulong>.Count)
        {
            var a0 = (Vector512.Create((ulong)firstCounter + (uint)lane) + Vector512<ulong>.Indices) & low;
            var b0 = (a0 + Vector512.Create((ulong)Vector512<ulong>.Count)) & low;
            var (a1, b1) = (Vector512.Create((ulong)counter1), Vector512.Create((ulong)counter1));
            var (a2, b2) = (Vector512.Create((ulong)counter2), Vector512.Create((ulong)counter2));
            var (a3, b3) = (Vector512<ulong>.Zero, Vector512<ulong>.Zero);
            var (k0, k1) = (key0, key1);

            for (var round = 0; round < Rounds; round++)
            {
                var roundKey0 = Vector512.Create((ulong)k0);
                var roundKey1 = Vector512.Create((ulong)k1);
                var a0Product = a0 * multiplier0;
                var b0Product = b0 * multiplier0;
                var a2Product = a2 * multiplier1;
                var b2Product = b2 * multiplier1;
                a0 = (a2Product >>> 32) ^ a1 ^ roundKey0;
                b0 = (b2Product >>> 32) ^ b1 ^ roundKey0;
                a1 = a2Product & low;
                b1 = b2Product & low;
                a2 = (a0Product >>> 32) ^ a3 ^ roundKey1;
                b2 = (b0Product >>> 32) ^ b3 ^ roundKey1;
                a3 = a0Product & low;
                b3 = b0Product & low;
                k0 += KeyStep0;
                k1 += KeyStep1;
            }

            Vector512.Narrow(a0, b0).StoreUnsafe(ref target, (nuint)lane);
            Vector512.Narrow(a1, b1).StoreUnsafe(ref target, (nuint)(lane + lanes));
            Vector512.Narrow(a2, b2).StoreUnsafe(ref target, (nuint)(lane + (2 * lanes)));
            Vector512.Narrow(a3, b3).StoreUnsafe(ref target, (nuint)(lane + (3 * lanes)));
        }
    }
}
