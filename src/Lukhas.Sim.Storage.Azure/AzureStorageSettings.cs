namespace Lukhas.Sim.Storage.Azure;

/// <summary>The names of the settings of Azure Storage. In the environment <c>:</c> is written <c>__</c>.</summary>
public static class AzureStorageSettings
{
    /// <summary>A connection string, where no identity is used.</summary>
    public const string Connection = "SimStorage";

    /// <summary>The address of the table service, for an identity.</summary>
    public const string TableServiceUri = Connection + ":tableServiceUri";

    /// <summary>The address of the blob service, for an identity.</summary>
    public const string BlobServiceUri = Connection + ":blobServiceUri";

    /// <summary>The client id of a user-assigned identity.</summary>
    public const string ClientId = Connection + ":clientId";

    /// <summary>The table of jobs, used step-ups and switches.</summary>
    public const string JobsTable = "SIM_JOBS_TABLE";

    /// <summary>The container of dream documents.</summary>
    public const string InboxContainer = "SIM_INBOX_CONTAINER";

    /// <summary>The container of audit records.</summary>
    public const string AuditContainer = "SIM_AUDIT_CONTAINER";
}
