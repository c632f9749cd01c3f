using Lukhas.Sim.Cli.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lukhas.Sim.Http.Tests.Cli;

/// <summary>An embedded host with a development key of its own, for command lines to speak to.</summary>
public sealed class CliHost : IAsyncLifetime
{
    private readonly string _keyPath = Path.Combine(Path.GetTempPath(), $"lukhas-sim-cli-{Guid.NewGuid():N}.pem");
    private readonly WebApplication _app;

    public CliHost() => _app = EmbeddedHost.Build(new EmbeddedHostOptions
    {
        Port = 0,
        DevelopmentKeyPath = _keyPath,
        Services = services => services.AddLogging(logging => logging.ClearProviders()),
    });

    public string Url => _app.Urls.Single();

    public int Port => new Uri(Url).Port;

    /// <summary>Runs a client command against this host.</summary>
    public Task<CliRun> RunAsync(params string[] args) => RunAsync(new CliInput(), args);

    public Task<CliRun> RunAsync(CliInput input, params string[] args) =>
        CliRun.OfAsync(input with { KeyPath = _keyPath }, [.. args, "--url", Url]);

    /// <summary>Mints a token that this host trusts.</summary>
    public async Task<string> TokenAsync(params string[] options) =>
        (await CliRun.OfAsync(new CliInput { KeyPath = _keyPath }, ["token", .. options])).Output.Trim();

    public async ValueTask InitializeAsync() => await _app.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        File.Delete(_keyPath);
    }
}
