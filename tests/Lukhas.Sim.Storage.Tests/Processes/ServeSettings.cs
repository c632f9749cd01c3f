using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Lukhas.Sim.Storage.Tests.Backends;

namespace Lukhas.Sim.Storage.Tests.Processes;

/// <summary>The settings that have a process keep everything where tests can look at it.</summary>
internal static class ServeSettings
{
    /// <summary>Jobs in a table, dreams in a container, both made beforehand.</summary>
    public static async Task<Dictionary<string, string>> OfTableAsync(Azurite azurite, TableClient jobs, BlobContainerClient inbox) => new()
    {
        ["SIM_JOB_STORE"] = "table",
        ["SIM_INBOX"] = "blob",
        ["SimStorage"] = await azurite.ConnectAsync(),
        ["SIM_JOBS_TABLE"] = jobs.Name,
        ["SIM_INBOX_CONTAINER"] = inbox.Name,
    };

    /// <summary>Jobs in Redis, dreams in a container made beforehand.</summary>
    public static async Task<Dictionary<string, string>> OfRedisAsync(Azurite azurite, string redisUrl, BlobContainerClient inbox) => new()
    {
        ["SIM_JOB_STORE"] = "redis",
        ["SIM_INBOX"] = "blob",
        ["REDIS_URL"] = redisUrl,
        ["SimStorage"] = await azurite.ConnectAsync(),
        ["SIM_INBOX_CONTAINER"] = inbox.Name,
    };
}
