namespace Lukhas.Sim.Storage.Tests.Processes;

public sealed class SharedRedisTests(RedisServePair pair) : SharedStorageContract(pair), IClassFixture<RedisServePair>;
