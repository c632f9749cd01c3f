using Lukhas.Sim.Http.Tests.Http;
using Lukhas.Sim.Http.Tests.Tokens;

[assembly: AssemblyFixture(typeof(Lukhas.Sim.Http.Tests.Hosting.SharedHost))]

namespace Lukhas.Sim.Http.Tests.Hosting;

/// <summary>What all tests speak to: an embedded host of their own, or the deployment that SIM_BASE_URL names.</summary>
public sealed class SharedHost : IAsyncLifetime
{
    private readonly OwnHost? _own;

    public SharedHost()
    {
        if (Deployment.BaseAddress is { } address)
        {
            Signer = Deployment.Signer();
            Client = new SimClient(address);
        }
        else
        {
            _own = OwnHost.Create();
            Signer = _own.Signer;
        }
    }

    public TokenSigner Signer { get; }

    public SimClient Client { get; private set; } = null!;

    /// <summary>A caller nobody else is, so that tests share neither jobs nor rate.</summary>
    public TestToken Caller(params string[] scopes) => TestToken.Of(Signer, scopes);

    public async ValueTask InitializeAsync()
    {
        if (_own is null)
            return;
        await _own.StartAsync();
        Client = _own.Client;
    }

    public async ValueTask DisposeAsync()
    {
        if (_own is not null)
            await _own.DisposeAsync();
        else
            Client.Dispose();
    }
}
