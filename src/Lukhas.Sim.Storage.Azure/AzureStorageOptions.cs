using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;

namespace Lukhas.Sim.Storage.Azure;

/// <summary>Where Azure Storage is and who this process is to it: a connection string, or service addresses and an identity.</summary>
/// <remarks>Not a record: the text of one would show the connection string.</remarks>
public sealed partial class AzureStorageOptions
{
    /// <summary>A connection string (<c>SimStorage</c>), such as <c>UseDevelopmentStorage=true</c>; null for an identity.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The address of the table service (<c>SimStorage:tableServiceUri</c>), for an identity.</summary>
    public Uri? TableServiceUri { get; init; }

    /// <summary>The address of the blob service (<c>SimStorage:blobServiceUri</c>), for an identity.</summary>
    public Uri? BlobServiceUri { get; init; }

    /// <summary>The client id of a user-assigned managed identity (<c>SimStorage:clientId</c>); null for what the environment offers.</summary>
    public string? ClientId { get; init; }

    /// <summary>The table that jobs, used step-ups and switches are kept in (<c>SIM_JOBS_TABLE</c>).</summary>
    public string JobsTable { get; init; } = "simjobs";

    /// <summary>The container that dream documents are kept in (<c>SIM_INBOX_CONTAINER</c>).</summary>
    public string InboxContainer { get; init; } = "dream-inbox";

    /// <summary>The container that audit records are kept in (<c>SIM_AUDIT_CONTAINER</c>).</summary>
    public string AuditContainer { get; init; } = "audit";

    /// <summary>Reads the options by the Functions convention for connections: one text, or members with addresses and an identity.</summary>
    /// <param name="configuration">The host's configuration.</param>
    public static AzureStorageOptions Read(IConfiguration configuration)
    {
        var defaults = new AzureStorageOptions();
        return new AzureStorageOptions
        {
            ConnectionString = configuration[AzureStorageSettings.Connection],
            TableServiceUri = Address(configuration[AzureStorageSettings.TableServiceUri]),
            BlobServiceUri = Address(configuration[AzureStorageSettings.BlobServiceUri]),
            ClientId = configuration[AzureStorageSettings.ClientId],
            JobsTable = Text(configuration[AzureStorageSettings.JobsTable]) ?? defaults.JobsTable,
            InboxContainer = Text(configuration[AzureStorageSettings.InboxContainer]) ?? defaults.InboxContainer,
            AuditContainer = Text(configuration[AzureStorageSettings.AuditContainer]) ?? defaults.AuditContainer,
        };
    }

    /// <summary>Everything that keeps jobs from being kept here; each error begins with the setting's name, none repeats a secret.</summary>
    public IReadOnlyList<string> JobStoreErrors()
    {
        var errors = ConnectionErrors(TableServiceUri, AzureStorageSettings.TableServiceUri, text => _ = new TableServiceClient(text));
        return TableName().IsMatch(JobsTable)
            ? errors
            : [.. errors, $"{AzureStorageSettings.JobsTable}: a table's name is 3 to 63 letters and digits, a letter first."];
    }

    /// <summary>Everything that keeps documents from being kept here; each error begins with the setting's name, none repeats a secret.</summary>
    public IReadOnlyList<string> InboxErrors() => ContainerErrors(InboxContainer, AzureStorageSettings.InboxContainer);

    /// <summary>Everything that keeps audit records from being kept here; each error begins with the setting's name, none repeats a secret.</summary>
    public IReadOnlyList<string> AuditErrors() => ContainerErrors(AuditContainer, AzureStorageSettings.AuditContainer);

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    // What is no address at all stays one that is not absolute, and is told with the other errors.
    private static Uri? Address(string? text) =>
        Text(text) is { } address && Uri.TryCreate(address, UriKind.RelativeOrAbsolute, out var uri) ? uri : null;

    private IReadOnlyList<string> ContainerErrors(string container, string setting)
    {
        var errors = ConnectionErrors(BlobServiceUri, AzureStorageSettings.BlobServiceUri, text => _ = new BlobServiceClient(text));
        return ContainerName().IsMatch(container)
            ? errors
            : [.. errors, $"{setting}: a container's name is 3 to 63 small letters, digits and single hyphens between them."];
    }

    private IReadOnlyList<string> ConnectionErrors(Uri? address, string setting, Action<string> tryConnectionString)
    {
        if (string.IsNullOrWhiteSpace(ConnectionString))
        {
            return address switch
            {
                null => [$"{AzureStorageSettings.Connection}: set a connection string, or {setting} for a managed identity."],
                { IsAbsoluteUri: true, Scheme: "https" } => [],
                _ => [$"{setting}: an https:// address is needed."],
            };
        }

        if (address is not null)
            return [$"{AzureStorageSettings.Connection}: a connection string and {setting} are both set; set one."];
        try
        {
            tryConnectionString(ConnectionString);
            return [];
        }
        catch (Exception unreadable) when (unreadable is FormatException or InvalidOperationException or ArgumentException)
        {
            return [$"{AzureStorageSettings.Connection}: this is not a connection string of Azure Storage."];
        }
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9]{2,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex TableName();

    [GeneratedRegex(@"^(?=.{3,63}\z)[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex ContainerName();
}
