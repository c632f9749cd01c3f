using System.Diagnostics;
using System.Text.Json;

namespace Lukhas.Sim.Storage.Tests.Processes;

/// <summary>The real <c>lukhas-sim serve</c>, in a process of its own on a free port.</summary>
internal sealed class ServeProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan OutputLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ChildOutput _output;

    private ServeProcess(Process process, ChildOutput output, Uri address)
    {
        _process = process;
        _output = output;
        Address = address;
        Http = new HttpClient { BaseAddress = new Uri(address, "api/") };
    }

    /// <summary>Where it serves.</summary>
    public Uri Address { get; }

    /// <summary>Speaks to it; its base address ends in <c>/api/</c>.</summary>
    public HttpClient Http { get; }

    /// <summary>What it wrote so far.</summary>
    public string Output => _output.ToString();

    /// <summary>Whether it has ended, by itself or killed.</summary>
    public bool HasExited => _process.HasExited;

    /// <summary>Starts it, and waits until it serves.</summary>
    /// <param name="environment">Its settings.</param>
    public static async Task<ServeProcess> StartAsync(IReadOnlyDictionary<string, string> environment)
    {
        var serving = new TaskCompletionSource<Uri?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var output = new ChildOutput();
        var process = Process.Start(ChildProgram.Start("lukhas-sim", environment, "serve", "--port", "0", "--json"))!;
        try
        {
            output.Follow(process, line =>
            {
                // Warnings go to standard output too; only the line it is asked for is JSON.
                if (line is null)
                    serving.TrySetResult(null);
                else if (line.StartsWith("{\"url\":", StringComparison.Ordinal))
                    serving.TrySetResult(new Uri(JsonElement.Parse(line).GetProperty("url").GetString()!));
            });
            var address = await serving.Task.WaitAsync(StartLimit, TestContext.Current.CancellationToken)
                ?? throw new InvalidOperationException($"The process ended before it served:\n{output}");
            return new ServeProcess(process, output, address);
        }
        catch
        {
            process.Kill();
            process.Dispose();
            throw;
        }
    }

    /// <summary>Waits until it has written a text; its log is written behind its answers.</summary>
    /// <param name="text">Part of a line.</param>
    public Task WaitForOutputAsync(string text) =>
        _output.WaitForAsync(text, TestContext.Current.CancellationToken).WaitAsync(OutputLimit, TestContext.Current.CancellationToken);

    /// <summary>Ends it as an outage would: SIGKILL, which no process can see coming.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Http.Dispose();
        _process.Dispose();
    }
}
