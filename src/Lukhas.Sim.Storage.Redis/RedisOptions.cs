namespace Lukhas.Sim.Storage.Redis;

/// <summary>How the lane keeps things in Redis.</summary>
public sealed record RedisOptions
{
    /// <summary>What the names of all keys begin with, so that others may share the server.</summary>
    public string KeyPrefix { get; init; } = "sim";
}
