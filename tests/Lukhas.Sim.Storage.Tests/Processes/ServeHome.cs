using Lukhas.Sim.Api.Tokens.Development;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Lane;

namespace Lukhas.Sim.Storage.Tests.Processes;

/// <summary>A home directory of its own for serving processes, with the development key that all of them trust.</summary>
internal sealed class ServeHome : IDisposable
{
    private static readonly TimeSpan Ttl = TimeSpan.FromHours(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lukhas-sim-");
    private readonly DevelopmentIssuer _issuer;
    private readonly Dictionary<string, string> _environment;

    /// <summary>Makes the home and its key.</summary>
    /// <param name="settings">The settings of the processes; the rate is limited to what no test reaches.</param>
    public ServeHome(IEnumerable<KeyValuePair<string, string>> settings)
    {
        KeyPath = Path.Combine(_folder.CreateSubdirectory(".lukhas-sim").FullName, "dev-key.pem");
        _issuer = DevelopmentIssuer.Open(TimeProvider.System, KeyPath);
        _environment = new Dictionary<string, string>(settings)
        {
            ["HOME"] = _folder.FullName,
            ["SIM_RATE_PER_SECOND"] = "100000",
            ["SIM_RATE_BURST"] = "100000",
        };
    }

    /// <summary>Where the home is; gone with it.</summary>
    public string Folder => _folder.FullName;

    /// <summary>The development key's PEM file.</summary>
    public string KeyPath { get; }

    /// <summary>Starts one more process on the same storage.</summary>
    public Task<ServeProcess> StartAsync() => ServeProcess.StartAsync(_environment);

    /// <summary>A genuine token with every scope, for the tenant and subject that <see cref="TestKit.Capabilities.Full"/> names.</summary>
    /// <param name="steppedUp">Whether the bearer has just authenticated strongly.</param>
    public string Token(bool steppedUp = false)
    {
        var bearer = TestKit.Capabilities.Full();
        return steppedUp
            ? _issuer.Mint(bearer.Subject, bearer.Tenant, Scopes.All, Ttl, new LaneOptions().StepUpAcr, TimeProvider.System.GetUtcNow())
            : _issuer.Mint(bearer.Subject, bearer.Tenant, Scopes.All, Ttl);
    }

    public void Dispose()
    {
        _issuer.Dispose();
        _folder.Delete(recursive: true);
    }
}
