using Azure;
using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Inbox;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Lane;
using Lukhas.Sim.Storage.Azure.Audit;
using Lukhas.Sim.Storage.Azure.Capabilities;
using Lukhas.Sim.Storage.Azure.Inbox;
using Lukhas.Sim.Storage.Azure.Jobs;
using Lukhas.Sim.Storage.Azure.Lane;

namespace Lukhas.Sim.Storage.Azure;

/// <summary>All that the lane keeps in Azure Storage, on shared clients. Making it sends nothing.</summary>
public sealed class AzureStorage
{
    private readonly TimeProvider _time;
    private readonly Lazy<TableClient> _table;
    private readonly Lazy<BlobContainerClient> _container;
    private readonly Lazy<BlobContainerClient> _audit;

    /// <summary>Storage at an address.</summary>
    /// <param name="options">Where; see <see cref="AzureStorageOptions.JobStoreErrors"/> and those beside it.</param>
    /// <param name="time">Decides what has expired.</param>
    public AzureStorage(AzureStorageOptions options, TimeProvider time)
    {
        _time = time;
        _table = new Lazy<TableClient>(() => Table(options));
        _container = new Lazy<BlobContainerClient>(() => Container(options, options.InboxContainer));
        _audit = new Lazy<BlobContainerClient>(() => Container(options, options.AuditContainer));
    }

    /// <summary>Whether anything is kept in the table.</summary>
    public bool KeepsJobs => _table.IsValueCreated;

    /// <summary>Whether anything is kept in the container.</summary>
    public bool KeepsInbox => _container.IsValueCreated;

    /// <summary>Whether anything is kept in the audit container.</summary>
    public bool KeepsAudit => _audit.IsValueCreated;

    /// <summary>The job store, in <c>SIM_JOBS_TABLE</c>.</summary>
    public IJobStore NewJobStore() => new TableJobStore(_table.Value, _time);

    /// <summary>The step-up ledger, in the same table.</summary>
    public IStepUpLedger NewStepUpLedger() => new TableStepUpLedger(_table.Value, _time);

    /// <summary>The stored switches, in the same table.</summary>
    public ILaneSwitchStore NewLaneSwitchStore() => new TableLaneSwitchStore(_table.Value);

    /// <summary>The dream inbox, in <c>SIM_INBOX_CONTAINER</c>.</summary>
    public IDreamInbox NewInbox() => new BlobDreamInbox(_container.Value);

    /// <summary>The audit, in <c>SIM_AUDIT_CONTAINER</c>.</summary>
    public IAuditSink NewAuditSink() => new BlobAuditSink(_audit.Value, _time);

    /// <summary>The chains that are in <c>SIM_AUDIT_CONTAINER</c>.</summary>
    public StoredAuditChains AuditChains() => new(_audit.Value);

    /// <summary>Makes the jobs table if it is missing.</summary>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>Whether there is one now; false where this process may not make it.</returns>
    /// <exception cref="StorageUnavailableException">Storage cannot be reached.</exception>
    public ValueTask<bool> EnsureJobsTableAsync(CancellationToken cancellationToken) =>
        StorageCall.RunAsync(
            async token => await IsAllowedAsync(_table.Value.CreateIfNotExistsAsync(token)).ConfigureAwait(false)
                || await new JobRows(_table.Value).ExistAsync(token).ConfigureAwait(false),
            cancellationToken);

    /// <summary>Makes the inbox container if it is missing.</summary>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>Whether there is one now; false where this process may not make it.</returns>
    /// <exception cref="StorageUnavailableException">Storage cannot be reached.</exception>
    public ValueTask<bool> EnsureInboxAsync(CancellationToken cancellationToken) => EnsureAsync(_container.Value, cancellationToken);

    /// <summary>Makes the audit container if it is missing.</summary>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>Whether there is one now; false where this process may not make it.</returns>
    /// <exception cref="StorageUnavailableException">Storage cannot be reached.</exception>
    public ValueTask<bool> EnsureAuditAsync(CancellationToken cancellationToken) => EnsureAsync(_audit.Value, cancellationToken);

    private static ValueTask<bool> EnsureAsync(BlobContainerClient container, CancellationToken cancellationToken) =>
        StorageCall.RunAsync(
            async token => await IsAllowedAsync(container.CreateIfNotExistsAsync(cancellationToken: token)).ConfigureAwait(false)
                || await container.ExistsAsync(token).ConfigureAwait(false),
            cancellationToken);

    private static async ValueTask<bool> IsAllowedAsync(Task creation)
    {
        try
        {
            await creation.ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException refused) when (refused.Status == 403)
        {
            // A role at the table or container itself is narrower than one that may make them: then they were made beforehand.
            return false;
        }
    }

    private static TableClient Table(AzureStorageOptions options) => options.ConnectionString is { Length: > 0 } connection
        ? new TableClient(connection, options.JobsTable, AzureClients.TableOptions())
        : new TableClient(options.TableServiceUri, options.JobsTable, Credential(options), AzureClients.TableOptions());

    private static BlobContainerClient Container(AzureStorageOptions options, string name) => (options.ConnectionString is { Length: > 0 } connection
        ? new BlobServiceClient(connection, AzureClients.BlobOptions())
        : new BlobServiceClient(options.BlobServiceUri, Credential(options), AzureClients.BlobOptions()))
        .GetBlobContainerClient(name);

    private static TokenCredential Credential(AzureStorageOptions options) => options.ClientId is { Length: > 0 } client
        ? new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(client))
        : new DefaultAzureCredential();
}
