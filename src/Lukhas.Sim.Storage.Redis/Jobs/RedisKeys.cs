using Lukhas.Sim.Core.Jobs;
using StackExchange.Redis;

namespace Lukhas.Sim.Storage.Redis.Jobs;

/// <summary>The names of keys. Those of one shard share a hash tag, so that a cluster lets a transaction touch them together.</summary>
/// <param name="prefix">What they begin with.</param>
internal sealed class RedisKeys(string prefix)
{
    /// <summary>A job: a hash.</summary>
    public RedisKey Job(JobId id) => Of(id.Shard, $"job:{id}");

    /// <summary>The id of the job that an idempotency key made: a string.</summary>
    public RedisKey Idempotency(JobShard shard, string key) => Of(shard, $"idempotency:{key}");

    /// <summary>Ids by when the sweeper is to look: a sorted set.</summary>
    public RedisKey Due(JobShard shard) => Of(shard, "due");

    /// <summary>Sweep entries by id: a hash. It outlives the jobs, which Redis removes by itself, for the sake of their documents.</summary>
    public RedisKey Entries(JobShard shard) => Of(shard, "entries");

    /// <summary>Ids of waiting jobs by expiry: a sorted set.</summary>
    public RedisKey Waiting(JobShard shard) => Of(shard, "waiting");

    private RedisKey Of(JobShard shard, string name) => $"{prefix}:{{{shard.Name}}}:{name}";
}
