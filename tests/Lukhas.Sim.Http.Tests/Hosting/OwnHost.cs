using Lukhas.Sim.Cli.Hosting;
using Lukhas.Sim.Http.Tests.Http;
using Lukhas.Sim.Http.Tests.Tokens;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Lukhas.Sim.Http.Tests.Hosting;

/// <summary>An embedded host, over real HTTP on a free port.</summary>
public sealed class OwnHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _keyPath;

    private OwnHost(WebApplication app, string keyPath, TokenSigner signer, TimeProvider time)
    {
        _app = app;
        _keyPath = keyPath;
        Signer = signer;
        Time = time;
    }

    public TokenSigner Signer { get; }

    public TimeProvider Time { get; }

    public SimClient Client { get; private set; } = null!;

    /// <summary>Starts a host for a test that needs settings or services of its own; skips it where a deployment is tested.</summary>
    public static async Task<OwnHost> StartAsync(
        Dictionary<string, string?>? settings = null, Action<IServiceCollection>? services = null, TimeProvider? time = null)
    {
        Assert.SkipWhen(Deployment.BaseAddress is not null, "This test needs a host with settings of its own, and SIM_BASE_URL names a deployment.");
        var host = Create(settings, services, time);
        await host.StartAsync();
        return host;
    }

    public IServiceProvider Services => _app.Services;

    public TestToken Caller(params string[] scopes) => TestToken.Of(Signer, scopes, Time);

    public async Task StartAsync()
    {
        await _app.StartAsync();
        Client = new SimClient(new Uri(_app.Urls.Single() + "/"));
    }

    public async ValueTask DisposeAsync()
    {
        Client?.Dispose();
        await _app.DisposeAsync();
        Signer.Dispose();
        File.Delete(_keyPath);
    }

    internal static OwnHost Create(
        Dictionary<string, string?>? settings = null, Action<IServiceCollection>? services = null, TimeProvider? time = null)
    {
        var clock = time ?? TimeProvider.System;
        var signer = TokenSigner.Create();
        var keyPath = Path.Combine(Path.GetTempPath(), $"lukhas-sim-{Guid.NewGuid():N}.pem");
        File.WriteAllText(keyPath, signer.ToPem());
        var app = EmbeddedHost.Build(new EmbeddedHostOptions
        {
            Port = 0,
            DevelopmentKeyPath = keyPath,
            Settings = settings ?? [],
            Services = registered =>
            {
                registered.AddLogging(logging => logging.ClearProviders());
                registered.AddSingleton(clock);
                services?.Invoke(registered);
            },
        });
        return new OwnHost(app, keyPath, signer, clock);
    }
}
