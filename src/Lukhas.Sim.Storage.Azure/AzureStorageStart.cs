using Lukhas.Sim.Core.Jobs;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Lukhas.Sim.Storage.Azure;

/// <summary>
/// Makes table and containers at start where they are used, are missing, and this process may. The start waits for the first try; with
/// storage down it goes on, and so do the tries, until storage is back.
/// </summary>
/// <param name="storage">The storage.</param>
/// <param name="time">Paces the tries.</param>
/// <param name="logger">Is told what is missing.</param>
public sealed partial class AzureStorageStart(AzureStorage storage, TimeProvider time, ILogger<AzureStorageStart> logger)
    : BackgroundService
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(10);

    private bool _done;

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _done = await TryAsync(cancellationToken).ConfigureAwait(false);
        await base.StartAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!_done)
        {
            await Task.Delay(BetweenTries, time, stoppingToken).ConfigureAwait(false);
            _done = await TryAsync(stoppingToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<bool> TryAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (storage.KeepsJobs && !await storage.EnsureJobsTableAsync(cancellationToken).ConfigureAwait(false))
                LogMissing("jobs table");
            if (storage.KeepsInbox && !await storage.EnsureInboxAsync(cancellationToken).ConfigureAwait(false))
                LogMissing("inbox container");
            if (storage.KeepsAudit && !await storage.EnsureAuditAsync(cancellationToken).ConfigureAwait(false))
                LogMissing("audit container");
            return true;
        }
        catch (StorageUnavailableException outage)
        {
            LogOutage(outage);
            return false;
        }
    }

    [LoggerMessage(EventId = 4001, Level = LogLevel.Error, Message = "The {Part} is missing, and this process may not make it.")]
    private partial void LogMissing(string part);

    [LoggerMessage(EventId = 4002, Level = LogLevel.Warning, Message = "Azure Storage cannot be reached at start; trying again.")]
    private partial void LogOutage(Exception outage);
}
