using System.Security.Cryptography;
using Lukhas.Sim.Api;
using Lukhas.Sim.Api.Settings;
using Lukhas.Sim.Core.Lane;
using Lukhas.Sim.Infra.Tests.Bicep;
using Lukhas.Sim.Storage.Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace Lukhas.Sim.Infra.Tests.Template;

/// <summary>The deployed settings and those that the app asks for, by asking with the app's own code.</summary>
public sealed class SettingsTests(Deployments deployments)
{
    private static readonly string[] OfTheHost =
    [
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
        "APPLICATIONINSIGHTS_CONNECTION_STRING",
        "AzureWebJobsStorage__accountName",
        "AzureWebJobsStorage__clientId",
        "AzureWebJobsStorage__credential",
    ];

    // Read by the exporter of telemetry.
    private static readonly string[] ReadElsewhere =
        ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_HEADERS", "OTEL_EXPORTER_OTLP_PROTOCOL"];

    // A connection string would hold a key, and the deployment has none.
    private static readonly string[] NeverSet = ["SimStorage"];

    [Fact]
    public async Task Settings_WhenEveryParameterIsGiven_AreAllThatTheAppReads()
    {
        var (_, asked) = Read((await deployments.FullAsync()).Settings());

        // Issuers give their keys in one way each; together they use every member.
        var missing = Unnumbered(asked).Except(Unnumbered((await deployments.FullAsync()).Settings().Keys)).Except(NeverSet);

        Assert.Empty(missing);
    }

    [Fact]
    public async Task Settings_WhenEveryParameterIsGiven_AreNoneThatNobodyReads()
    {
        var settings = (await deployments.FullAsync()).Settings();
        var (_, asked) = Read(settings);

        Assert.Empty(Unnumbered(settings.Keys).Except(Unnumbered(asked)).Except(OfTheHost).Except(ReadElsewhere));
    }

    [Fact]
    public async Task Settings_WhenEveryParameterIsGiven_AreReadAsGiven()
    {
        // The other issuers' keys would have to be fetched.
        var deployed = (await deployments.FullAsync()).Settings()
            .Where(setting => !setting.Key.StartsWith("SIM_AUTH__Issuers__", StringComparison.Ordinal) || setting.Key.Contains("__0__", StringComparison.Ordinal));

        var (settings, _) = Read(deployed.ToDictionary());

        Assert.NotNull(settings);
        Assert.Equal(("table", "blob", "blob"), (settings.JobStore, settings.Inbox, settings.Audit));
        Assert.Equal(
            new LaneOptions
            {
                Enabled = false,
                JobTtl = TimeSpan.FromHours(2),
                InboxRetention = TimeSpan.FromHours(3),
                CollectLease = TimeSpan.FromMinutes(2),
                MaxGoalChars = 700,
                StepUpAcr = "urn:example:acr",
                StepUpMaxAge = TimeSpan.FromSeconds(90),
                DuressHold = true,
                MaxConcurrentRehearsals = settings.Lane.MaxConcurrentRehearsals,
            },
            settings.Lane);
        Assert.NotNull(settings.Policy);
        Assert.Equal(["token-1", "token-2"], settings.DeniedTokens);
        Assert.Equal((7, 8), (settings.Rate.PerSecond, settings.Rate.Burst));
        var issuer = Assert.Single(settings.Issuers);
        Assert.Equal(("https://one.example", "lane", true), (issuer.Issuer, issuer.Audience, issuer.AllowTypJwt));
        Assert.Equal("acme", issuer.DefaultTenant?.Value);
    }

    [Fact]
    public async Task Settings_WhenNothingIsGiven_StartTheAppWithItsDefaults()
    {
        var (settings, _) = Read((await deployments.PlainAsync()).Settings());

        Assert.NotNull(settings);
        Assert.Equal(("table", "blob", "log"), (settings.JobStore, settings.Inbox, settings.Audit));
        Assert.Equal(new LaneOptions { MaxConcurrentRehearsals = settings.Lane.MaxConcurrentRehearsals }, settings.Lane);
    }

    [Fact]
    public async Task Settings_WhenNothingIsGiven_HaveNoneThatIsEmpty() =>
        Assert.All((await deployments.PlainAsync()).Settings(), setting => Assert.NotEmpty(setting.Value));

    [Fact]
    public async Task Connections_AreByTheAppsIdentity()
    {
        var deployment = await deployments.PlainAsync();
        var settings = deployment.Settings();
        var identity = Assert.Single(deployment.OfType("Microsoft.ManagedIdentity/userAssignedIdentities")).Text("id");

        Assert.Equal(deployment.Account("host").Text("name"), settings["AzureWebJobsStorage__accountName"]);
        Assert.Equal("managedidentity", settings["AzureWebJobsStorage__credential"]);
        Assert.All(
            ["AzureWebJobsStorage__clientId", "SimStorage__clientId", "APPLICATIONINSIGHTS_AUTHENTICATION_STRING"],
            name => Assert.Matches($@"reference\('{identity}', '[0-9-]+'\)\.clientId", settings[name]));
        Assert.Contains("Authorization=AAD;ClientId=", settings["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SimStorage__tableServiceUri", "table")]
    [InlineData("SimStorage__blobServiceUri", "blob")]
    public async Task LaneStorage_IsTheLanesAccount(string setting, string service)
    {
        var deployment = await deployments.PlainAsync();

        Assert.Contains(deployment.Account("data").Text("id"), deployment.Settings()[setting], StringComparison.Ordinal);
        Assert.Contains($".primaryEndpoints.{service}", deployment.Settings()[setting], StringComparison.Ordinal);
    }

    [Fact]
    public async Task LaneKey_IsAReferenceToTheVault() =>
        Assert.Equal(
            "@Microsoft.KeyVault(VaultName=test-vault;SecretName=lane-key)", (await deployments.FullAsync()).Settings()["SIM_LANE_KEY"]);

    [Fact]
    public async Task PreviousLaneKey_IsAVersionOfTheSameSecret_AndOnlyWhereOneIsGiven()
    {
        Assert.Equal(
            "@Microsoft.KeyVault(VaultName=test-vault;SecretName=lane-key;SecretVersion=0123)",
            (await deployments.FullAsync()).Settings()["SIM_LANE_KEY_PREVIOUS"]);
        Assert.DoesNotContain("SIM_LANE_KEY_PREVIOUS", (await deployments.PlainAsync()).Settings().Keys);
    }

    [Fact]
    public async Task Telemetry_IsExportedOnlyWhereAnEndpointIsGiven()
    {
        var full = (await deployments.FullAsync()).Settings();

        Assert.Equal("https://collector.example.org:4318", full["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        Assert.Equal("http/protobuf", full["OTEL_EXPORTER_OTLP_PROTOCOL"]);
        Assert.Equal("@Microsoft.KeyVault(VaultName=test-vault;SecretName=otlp-headers)", full["OTEL_EXPORTER_OTLP_HEADERS"]);
        Assert.DoesNotContain((await deployments.PlainAsync()).Settings().Keys, name => name.StartsWith("OTEL_", StringComparison.Ordinal));
    }

    /// <summary>Reads settings as the deployed app does; null where it would not start.</summary>
    private static (SimSettings? Settings, IReadOnlySet<string> Asked) Read(IReadOnlyDictionary<string, string> deployed)
    {
        var recorder = new RecordingConfiguration(deployed.Select(setting => KeyValuePair.Create(setting.Key, Value(setting.Key, setting.Value))));
        var configuration = new ConfigurationBuilder().Add(recorder).Build();
        using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<IConfiguration>(configuration)
            .AddSimCore(SimDefaults.Azure)
            .AddSimApi()
            .UseAzureStorage(configuration)
            .BuildServiceProvider();
        try
        {
            return (services.GetRequiredService<SimSettings>(), recorder.Asked);
        }
        catch (SettingsException refused)
        {
            TestContext.Current.SendDiagnosticMessage(refused.Message);
            return (null, recorder.Asked);
        }
    }

    /// <summary>What stands there once Azure has deployed it.</summary>
    private static string Value(string name, string value) => (name, value) switch
    {
        ("SimStorage__tableServiceUri", _) => "https://test.table.core.windows.net/",
        ("SimStorage__blobServiceUri", _) => "https://test.blob.core.windows.net/",
        ("SIM_POLICY_PATH", "POLICY") => Repository.PathOf("examples/policies/acme.json"),
        ("SIM_LANE_KEY" or "SIM_LANE_KEY_PREVIOUS", _) => Pem(),
        (_, "JWKS") => Jwks(),
        _ => value,
    };

    private static string Jwks()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return $$"""{"keys":[{"kty":"EC","crv":"P-256","kid":"1","x":"{{Base64UrlEncoder.Encode(point.X)}}","y":"{{Base64UrlEncoder.Encode(point.Y)}}"}]}""";
    }

    private static string Pem()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }

    private static IEnumerable<string> Unnumbered(IEnumerable<string> names) =>
        names.Select(name => string.Join("__", name.Split("__").Where(part => !part.All(char.IsAsciiDigit)))).Distinct();
}
