using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Lukhas.Sim.Core.Jobs;

/// <summary>Ids from the operating system's cryptographic random source.</summary>
/// <param name="time">What stamps the trace ids.</param>
public sealed class CryptographicIdSource(TimeProvider time) : IIdSource
{
    /// <inheritdoc/>
    public JobId NextJobId(JobShard? shard = null)
    {
        Span<byte> entropy = stackalloc byte[JobId.Bytes];
        RandomNumberGenerator.Fill(entropy);
        if (shard is { } wanted)
            entropy[0] = (byte)((wanted.Number << 2) | (entropy[0] & 3));
        return JobId.FromEntropy(entropy);
    }

    /// <inheritdoc/>
    public TraceId NextTraceId()
    {
        Span<byte> entropy = stackalloc byte[sizeof(ulong)];
        RandomNumberGenerator.Fill(entropy);
        return TraceId.Create(time.GetUtcNow(), BinaryPrimitives.ReadUInt64BigEndian(entropy));
    }
}
