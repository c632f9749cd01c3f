using System.Security.Cryptography;
using System.Text;
using Lukhas.Sim.Core.Capabilities;
using StackExchange.Redis;

namespace Lukhas.Sim.Storage.Redis.Capabilities;

/// <summary>Used step-ups in Redis, one create-only key each, which Redis itself forgets in time.</summary>
/// <param name="connection">The connection.</param>
/// <param name="options">How keys are named.</param>
/// <param name="time">Tells how long an entry has to be remembered.</param>
public sealed class RedisStepUpLedger(RedisConnection connection, RedisOptions options, TimeProvider time) : IStepUpLedger
{
    /// <inheritdoc/>
    public ValueTask<bool> TryConsumeAsync(string issuer, string tokenId, DateTimeOffset forgetAt, CancellationToken cancellationToken)
    {
        // A duration, not a time: then the two clocks need not agree, and servers before 6.2 and Garnet know no SET with PXAT.
        var remembered = forgetAt - time.GetUtcNow();
        var atLeast = TimeSpan.FromSeconds(1);
        return connection.RunAsync(
            redis => redis.StringSetAsync(
                Key(issuer, tokenId), "used", new Expiration(remembered > atLeast ? remembered : atLeast), ValueCondition.NotExists),
            cancellationToken);
    }

    // A hash, so that neither an issuer nor a token's own words can make one key mean two tokens.
    private RedisKey Key(string issuer, string tokenId)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer.Length}\n{issuer}\n{tokenId}"));
        return $"{options.KeyPrefix}:step-up:{Convert.ToHexStringLower(hash)}";
    }
}
