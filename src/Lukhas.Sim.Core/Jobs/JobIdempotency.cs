namespace Lukhas.Sim.Core.Jobs;

/// <summary>How a retry of the same schedule request is known.</summary>
/// <param name="Key">SHA-256 of tenant, subject and <c>Idempotency-Key</c>, 64 lower-case hexadecimal digits.</param>
/// <param name="Body">SHA-256 of the canonical seed as it arrived, 64 lower-case hexadecimal digits.</param>
public sealed record JobIdempotency(string Key, string Body)
{
    /// <summary>The shard of the job and its idempotency record, so that both change in one transaction.</summary>
    public JobShard Shard => JobShard.Of(Convert.FromHexString(Key.AsSpan(0, 2)));
}
