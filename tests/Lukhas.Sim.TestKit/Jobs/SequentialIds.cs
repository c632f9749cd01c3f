using System.Buffers.Binary;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.TestKit.Jobs;

/// <summary>Ids that count up, so that a test can tell them apart and say them again.</summary>
public sealed class SequentialIds(TimeProvider time) : IIdSource
{
    private long _next;

    public JobId NextJobId(JobShard? shard = null)
    {
        Span<byte> bytes = stackalloc byte[JobId.Bytes];
        var number = Interlocked.Increment(ref _next);
        BinaryPrimitives.WriteInt64BigEndian(bytes[^sizeof(long)..], number);
        bytes[0] = (byte)((shard?.Number ?? (int)(number % JobShard.Count)) << 2);
        return JobId.FromEntropy(bytes);
    }

    public TraceId NextTraceId() => TraceId.Create(time.GetUtcNow(), (ulong)Interlocked.Increment(ref _next));
}
