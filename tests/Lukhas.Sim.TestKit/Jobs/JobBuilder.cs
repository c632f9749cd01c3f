using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Seeds;

namespace Lukhas.Sim.TestKit.Jobs;

/// <summary>Jobs for tests of stores and sweeper.</summary>
public sealed class JobBuilder(IIdSource ids, TimeProvider time)
{
    public static TenantId Tenant { get; } = TenantId.Parse("acme");

    public Job Scheduled(TimeSpan? ttl = null, JobIdempotency? idempotency = null)
    {
        var now = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        var expiry = now + (ttl ?? TimeSpan.FromHours(24));
        return new Job
        {
            Id = ids.NextJobId(idempotency?.Shard),
            TraceId = ids.NextTraceId(),
            Tenant = Tenant,
            Subject = "agent-7",
            Seed = new Seed { Goal = "Open the second bakery" },
            CreatedAt = now,
            ExpiresAt = expiry,
            SweepAt = expiry,
            PolicyVersion = "test",
            Idempotency = idempotency,
        };
    }

    public Job Running(TimeSpan? lease = null)
    {
        var job = Scheduled();
        return job.BeginCollect(new JobLease("holder", job.CreatedAt + (lease ?? TimeSpan.FromSeconds(60))), job.CreatedAt);
    }

    public static DreamReceipt Receipt(Job job) =>
        new($"dreams/{job.Tenant}/{job.TraceId}.json", new string('a', 64), 1234, 3);

    public static JobIdempotency Idempotency(string key = "key-1", string body = "b") =>
        JobIdempotency.Of(Capabilities.Full(), key, body.PadRight(64, '0'));
}
