using System.Threading.RateLimiting;
using Lukhas.Sim.Core.Capabilities;

namespace Lukhas.Sim.Api.RateLimits;

/// <summary>A token bucket for each tenant and subject. Buckets that are full and idle are given up, so that memory stays bounded.</summary>
/// <param name="options">How large the buckets are and how fast they fill.</param>
public sealed class CallerRateLimiter(RateLimitOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<Caller> _buckets = PartitionedRateLimiter.Create<Caller, Caller>(caller =>
        RateLimitPartition.GetTokenBucketLimiter(caller, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.Burst,
            TokensPerPeriod = options.PerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        }));

    /// <summary>Takes one request off a caller's bucket.</summary>
    /// <param name="capability">The caller.</param>
    /// <param name="retryAfter">When to try again, if the bucket was empty.</param>
    /// <returns>Whether the request may go on.</returns>
    public bool TryAcquire(Capability capability, out TimeSpan retryAfter)
    {
        using var lease = _buckets.AttemptAcquire(new Caller(capability.Tenant, capability.Subject));
        retryAfter = !lease.IsAcquired && lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.Zero;
        return lease.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose() => _buckets.Dispose();

    private readonly record struct Caller(TenantId Tenant, string Subject);
}
