using System.Diagnostics;
using System.Reflection;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Lukhas.Sim.Storage.Azure;
using Lukhas.Sim.Storage.Tests.Backends;

[assembly: AssemblyFixture(typeof(Azurite))]

namespace Lukhas.Sim.Storage.Tests.Backends;

/// <summary>
/// One Azurite for the whole run, on free ports and in memory, started by the first test that needs it. Tests keep apart by
/// tables and containers of their own.
/// </summary>
public sealed partial class Azurite : IAsyncDisposable
{
    private const string Account = "devstoreaccount1";

    // The emulator's well-known key (Microsoft Learn, "Use the Azurite emulator"), no secret.
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Lock _gate = new();
    private Task<Running>? _running;

    /// <summary>A connection string for both services.</summary>
    public async ValueTask<string> ConnectAsync()
    {
        var folder = Folder();
        if (!File.Exists(Path.Combine(folder, "node_modules", "azurite", "package.json")))
        {
            const string Reason = "Azurite is not installed: the build found no npm.";
            Assert.SkipWhen(Environment.GetEnvironmentVariable("CI") != "true", Reason);
            Assert.Fail(Reason);
        }

        Task<Running> running;
        lock (_gate)
            running = _running ??= StartAsync(folder);
        return (await running).ConnectionString;
    }

    /// <summary>A new, empty table.</summary>
    public async ValueTask<TableClient> NewTableAsync(Action<TableClientOptions>? configure = null)
    {
        var connection = await ConnectAsync();
        var name = $"t{Guid.NewGuid():N}";
        await new TableClient(connection, name).CreateAsync(TestContext.Current.CancellationToken);
        var options = AzureClients.TableOptions();
        configure?.Invoke(options);
        return new TableClient(connection, name, options);
    }

    /// <summary>A new, empty container.</summary>
    public async ValueTask<BlobContainerClient> NewContainerAsync(Action<BlobClientOptions>? configure = null)
    {
        var connection = await ConnectAsync();
        var name = $"c{Guid.NewGuid():N}";
        await new BlobContainerClient(connection, name).CreateAsync(cancellationToken: TestContext.Current.CancellationToken);
        var options = AzureClients.BlobOptions();
        configure?.Invoke(options);
        return new BlobContainerClient(connection, name, options);
    }

    public async ValueTask DisposeAsync()
    {
        if (_running is { IsCompletedSuccessfully: true } running)
            await (await running).DisposeAsync();
    }

    private static string Folder() => typeof(Azurite).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "AzuriteFolder").Value!;

    private static async Task<Running> StartAsync(string folder)
    {
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            ArgumentList =
            {
                "start.js", "--inMemoryPersistence", "--skipApiVersionCheck", "--disableTelemetry", "--silent",
                "--blobPort", "0", "--queuePort", "0", "--tablePort", "0",
            },
        };
        var process = Process.Start(start) ?? throw new InvalidOperationException("Azurite did not start.");
        using var limit = new CancellationTokenSource(StartLimit);
        string? blobs = null, tables = null;
        while (blobs is null || tables is null)
        {
            var line = await process.StandardOutput.ReadLineAsync(limit.Token)
                ?? throw new InvalidOperationException("Azurite ended before it listened.");
            if (Listening().Match(line) is { Success: true, Groups: [_, var service, var address] })
            {
                blobs = service.Value == "Blob" ? address.Value : blobs;
                tables = service.Value == "Table" ? address.Value : tables;
            }
        }

        return new Running(
            process,
            $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint={blobs}/{Account};TableEndpoint={tables}/{Account};");
    }

    [GeneratedRegex(@"^Azurite (\w+) service is successfully listening at (http://\S+)$")]
    private static partial Regex Listening();

    private sealed record Running(Process Process, string ConnectionString) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            Process.Kill(entireProcessTree: true);
            await Process.WaitForExitAsync();
            Process.Dispose();
        }
    }
}
