using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Lukhas.Sim.Storage.Azure;

/// <summary>How the lane's clients of Azure Storage try again: soon and seldom, since a caller waits for the answer.</summary>
internal static class AzureClients
{
    private static readonly TimeSpan NetworkTimeout = TimeSpan.FromSeconds(10);

    public static TableClientOptions TableOptions() => Configured(new TableClientOptions());

    public static BlobClientOptions BlobOptions() => Configured(new BlobClientOptions());

    private static T Configured<T>(T options)
        where T : ClientOptions
    {
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = 3;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(2);
        options.Retry.NetworkTimeout = NetworkTimeout;
        return options;
    }
}
