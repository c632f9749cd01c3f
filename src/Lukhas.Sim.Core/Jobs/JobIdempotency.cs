using System.Security.Cryptography;
using System.Text;
using Lukhas.Sim.Core.Capabilities;

namespace Lukhas.Sim.Core.Jobs;

/// <summary>How a retry of the same schedule request is known.</summary>
/// <param name="Key">SHA-256 of tenant, subject and <c>Idempotency-Key</c>, 64 lower-case hexadecimal digits.</param>
/// <param name="Body">SHA-256 of the canonical seed as it arrived, 64 lower-case hexadecimal digits.</param>
public sealed record JobIdempotency(string Key, string Body)
{
    /// <summary>The shard of the job and its idempotency record, so that both change in one transaction.</summary>
    public JobShard Shard => JobShard.Of(Convert.FromHexString(Key.AsSpan(0, 2)));

    /// <summary>How a retry of a request is known.</summary>
    /// <param name="caller">Whose request it is.</param>
    /// <param name="key">Its <c>Idempotency-Key</c>, unquoted.</param>
    /// <param name="bodyHash">The hash of its canonical seed.</param>
    public static JobIdempotency Of(Capability caller, string key, string bodyHash)
    {
        // A tenant and a key hold no line feed, so the subject, which may, cannot shift the boundaries between the three.
        var text = $"{caller.Tenant}\n{key}\n{caller.Subject}";
        return new JobIdempotency(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))), bodyHash);
    }
}
