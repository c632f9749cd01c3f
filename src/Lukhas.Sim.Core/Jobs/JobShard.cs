namespace Lukhas.Sim.Core.Jobs;

/// <summary>One of the 64 fixed parts that jobs are spread over.</summary>
/// <param name="Number">0 to 63.</param>
public readonly record struct JobShard(int Number)
{
    /// <summary>How many shards there are.</summary>
    public const int Count = 64;

    /// <summary>The shard's name as two lower-case hexadecimal digits, <c>00</c> to <c>3f</c>.</summary>
    public string Name => Number.ToString("x2", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The shard that a hash falls into: its first six bits.</summary>
    /// <param name="hash">At least one byte.</param>
    public static JobShard Of(ReadOnlySpan<byte> hash) => new(hash[0] >> 2);
}
