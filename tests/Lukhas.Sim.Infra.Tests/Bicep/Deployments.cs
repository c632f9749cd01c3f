using Lukhas.Sim.Infra.Tests.Bicep;

[assembly: AssemblyFixture(typeof(Deployments))]

namespace Lukhas.Sim.Infra.Tests.Bicep;

/// <summary>What <c>infra/</c> would deploy, evaluated by the Bicep CLI without Azure: once a run for each set of parameters.</summary>
public sealed class Deployments : IDisposable
{
    private const string Isolated = """
        using 'main.bicep'

        param environmentName = 'test'
        param isolated = true
        """;

    /// <summary>Everything that can be given, and nothing as it is by default.</summary>
    private const string Full = """
        using 'main.bicep'

        param environmentName = 'test'
        param alertEmail = 'operator@example.org'
        param otlpEndpoint = 'https://collector.example.org:4318'
        param otlpProtocol = 'http/protobuf'
        param otlpHeaders = { vault: 'test-vault', secret: 'otlp-headers', resourceGroup: 'keys' }
        param jobsTable = 'testjobs'
        param inboxContainer = 'test-inbox'
        param audit = 'blob'
        param auditContainer = 'test-audit'
        param sweepSchedule = '0 */10 * * * *'
        param laneKey = { vault: 'test-vault', secret: 'lane-key', previousVersion: '0123', resourceGroup: 'keys' }
        param inboxBackstopDays = 40
        param alwaysReadyHttpInstances = 0
        param serverErrorThreshold = 9
        param lane = {
          enabled: false
          jobTtl: '02:00:00'
          inboxRetention: '03:00:00'
          collectLease: '00:02:00'
          maxGoalChars: 700
          policyPath: 'POLICY'
          stepUpAcr: 'urn:example:acr'
          stepUpMaxAge: '90'
          deniedTokens: ['token-1', 'token-2']
          duressHold: true
          ratePerSecond: 7
          rateBurst: 8
        }
        param issuers = [
          { issuer: 'https://one.example', audience: 'lane', jwks: 'JWKS', defaultTenant: 'acme', allowTypJwt: true }
          { issuer: 'https://two.example', audience: 'lane', discovery: 'https://two.example/.well-known/openid-configuration' }
          { issuer: 'https://three.example', audience: 'lane', jwksUri: 'https://three.example/jwks', rolesAsScopes: true }
        ]
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("lukhas-infra-").FullName;
    private readonly Lazy<Task<Deployment>> _plain;
    private readonly Lazy<Task<Deployment>> _full;
    private readonly Lazy<Task<Deployment>> _isolated;
    private readonly Lazy<Task<string>> _template = new(CompileAsync);

    public Deployments()
    {
        _plain = new(() => DeployAsync("main", null));
        _full = new(() => DeployAsync("full", Full));
        _isolated = new(() => DeployAsync("isolated", Isolated));
        Repository.Copy("infra", _folder);
    }

    /// <summary>As <c>main.bicepparam</c> says.</summary>
    internal Task<Deployment> PlainAsync() => _plain.Value;

    /// <summary>With every parameter given.</summary>
    internal Task<Deployment> FullAsync() => _full.Value;

    /// <summary>The network-isolated variant.</summary>
    internal Task<Deployment> IsolatedAsync() => _isolated.Value;

    /// <summary>The compiled template.</summary>
    internal Task<string> TemplateAsync() => _template.Value;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<string> CompileAsync()
    {
        var (template, complaints) = await BicepCli.RunAsync("build", Repository.PathOf("infra/main.bicep"), "--stdout");
        Assert.Empty(complaints);
        return template;
    }

    private async Task<Deployment> DeployAsync(string name, string? parameters)
    {
        var path = Path.Combine(_folder, $"{name}.bicepparam");
        if (parameters is not null)
            await File.WriteAllTextAsync(path, parameters, TestContext.Current.CancellationToken);
        var (_, complaints) = await BicepCli.RunAsync(
            "snapshot", path, "--mode", "Overwrite",
            "--tenant-id", "00000000-0000-0000-0000-00000000000a",
            "--subscription-id", "00000000-0000-0000-0000-00000000000b",
            "--resource-group", "test", "--location", "westeurope", "--deployment-name", "test");
        Assert.Empty(complaints);
        return Deployment.Parse(await File.ReadAllTextAsync(
            Path.Combine(_folder, $"{name}.snapshot.json"), TestContext.Current.CancellationToken));
    }
}
