using Lukhas.Sim.Storage.Azure;

namespace Lukhas.Sim.Storage.Tests.Settings;

public sealed class AzureStorageOptionsTests
{
    private static readonly Uri Address = new("https://acme.table.core.windows.net");

    [Fact]
    public void Errors_WhenAConnectionStringIsSet_AreNone()
    {
        var options = new AzureStorageOptions { ConnectionString = "UseDevelopmentStorage=true" };

        Assert.Empty(options.JobStoreErrors());
        Assert.Empty(options.InboxErrors());
        Assert.Empty(options.AuditErrors());
    }

    [Fact]
    public void Errors_WhenOneServiceHasAnAddress_ConcernTheOtherOnly()
    {
        var options = new AzureStorageOptions { TableServiceUri = Address };

        Assert.Empty(options.JobStoreErrors());
        Assert.StartsWith("SimStorage: ", Assert.Single(options.InboxErrors()), StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_WhenSeveralThingsAreWrong_AreToldTogether()
    {
        var options = new AzureStorageOptions { TableServiceUri = new Uri("http://acme.example"), JobsTable = "sim-jobs", InboxContainer = "Dreams", AuditContainer = "a--b" };

        Assert.Collection(
            options.JobStoreErrors(),
            error => Assert.StartsWith("SimStorage:tableServiceUri: ", error, StringComparison.Ordinal),
            error => Assert.StartsWith("SIM_JOBS_TABLE: ", error, StringComparison.Ordinal));
        Assert.Contains(options.InboxErrors(), error => error.StartsWith("SIM_INBOX_CONTAINER: ", StringComparison.Ordinal));
        Assert.Contains(options.AuditErrors(), error => error.StartsWith("SIM_AUDIT_CONTAINER: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Errors_WhenTheConnectionStringIsNone_SayNothingOfWhatItHolds()
    {
        var options = new AzureStorageOptions { ConnectionString = "AccountName=acme;AccountKey=secret!" };

        Assert.DoesNotContain("secret", Assert.Single(options.JobStoreErrors()), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", Assert.Single(options.InboxErrors()), StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_WhenConnectionStringAndAddressAreSet_AskForOne()
    {
        var options = new AzureStorageOptions { ConnectionString = "UseDevelopmentStorage=true", TableServiceUri = Address };

        Assert.Single(options.JobStoreErrors());
    }
}
