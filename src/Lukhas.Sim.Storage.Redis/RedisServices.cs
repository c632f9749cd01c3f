using Lukhas.Sim.Core.Storage;
using Lukhas.Sim.Storage.Redis.Capabilities;
using Lukhas.Sim.Storage.Redis.Jobs;
using Lukhas.Sim.Storage.Redis.Lane;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Lukhas.Sim.Storage.Redis;

/// <summary>Offers Redis to a host.</summary>
public static class RedisServices
{
    private const string UrlSetting = "REDIS_URL";

    /// <summary>Offers Redis for jobs (<c>SIM_JOB_STORE=redis</c>). The connection is made by the first call.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">Where <c>REDIS_URL</c> is read from; see <see cref="RedisUrl"/>.</param>
    public static IServiceCollection UseRedis(this IServiceCollection services, IConfiguration configuration)
    {
        var url = configuration[UrlSetting];
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new RedisOptions());
        services.AddSingleton(_ => new RedisConnection(RedisUrl.Parse(url!)));
        services.AddSingleton<StorageBackend>(new StorageBackend.Jobs(
            "redis",
            provider => ActivatorUtilities.CreateInstance<RedisJobStore>(provider),
            provider => ActivatorUtilities.CreateInstance<RedisStepUpLedger>(provider),
            provider => ActivatorUtilities.CreateInstance<RedisLaneSwitchStore>(provider),
            () => Errors(url)));
        return services;
    }

    private static IReadOnlyList<string> Errors(string? url)
    {
        if (string.IsNullOrWhiteSpace(url))
            return [$"{UrlSetting}: must be set where jobs are kept in Redis."];
        try
        {
            RedisUrl.Parse(url);
            return [];
        }
        catch (FormatException unreadable)
        {
            return [$"{UrlSetting}: {unreadable.Message}"];
        }
    }
}
