using Lukhas.Sim.Core.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Lukhas.Sim.Storage.Azure;

/// <summary>Offers Azure Storage to a host.</summary>
public static class AzureStorageServices
{
    /// <summary>
    /// Offers a table for jobs (<c>SIM_JOB_STORE=table</c>), a container for documents (<c>SIM_INBOX=blob</c>) and one for audit records
    /// (<c>SIM_AUDIT=blob</c>). What is chosen is made at start where it is missing and this process may; what is not chosen is never
    /// touched.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configuration">Where <see cref="AzureStorageOptions"/> are read from.</param>
    public static IServiceCollection UseAzureStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var options = AzureStorageOptions.Read(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(provider => new AzureStorage(options, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<StorageBackend>(new StorageBackend.Jobs(
            "table",
            provider => Storage(provider).NewJobStore(),
            provider => Storage(provider).NewStepUpLedger(),
            provider => Storage(provider).NewLaneSwitchStore(),
            options.JobStoreErrors));
        services.AddSingleton<StorageBackend>(new StorageBackend.Dreams(
            "blob", provider => Storage(provider).NewInbox(), options.InboxErrors));
        services.AddSingleton<StorageBackend>(new StorageBackend.Audits(
            "blob", provider => Storage(provider).NewAuditSink(), options.AuditErrors));
        return services.AddHostedService<AzureStorageStart>();
    }

    private static AzureStorage Storage(IServiceProvider provider) => provider.GetRequiredService<AzureStorage>();
}
