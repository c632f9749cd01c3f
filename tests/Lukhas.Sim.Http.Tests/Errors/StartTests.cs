using Lukhas.Sim.Api.Settings;
using Lukhas.Sim.Http.Tests.Cli;
using Lukhas.Sim.Http.Tests.Hosting;

namespace Lukhas.Sim.Http.Tests.Errors;

/// <summary>A host whose settings are wrong does not start, and says why.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData("SIMULATION_ENABLED", "maybe")]
    [InlineData("SIM_JOB_STORE", "disk")]
    [InlineData("SIM_INBOX", "memroy")]
    [InlineData("SIM_AUDIT", "memory")]
    [InlineData("SIM_JOB_TTL", "24")]
    [InlineData("SIM_JOB_TTL", "00:00:59")]
    [InlineData("SIM_JOB_TTL", "30.00:00:01")]
    [InlineData("SIM_INBOX_RETENTION", "23:59:59")]
    [InlineData("SIM_COLLECT_LEASE", "00:00:30")]
    [InlineData("SIM_SWEEP_SCHEDULE", "*/5 * * * *")]
    [InlineData("SIM_SWEEP_SCHEDULE", "0 */5 * * * nope")]
    [InlineData("SIM_POLICY_PATH", "/nowhere/policy.json")]
    [InlineData("SIM_MAX_GOAL_CHARS", "0")]
    [InlineData("SIM_STEP_UP_ACR", "a\"b")]
    [InlineData("SIM_STEP_UP_MAX_AGE", "0")]
    [InlineData("SIM_DURESS_HOLD", "maybe")]
    [InlineData("SIM_RATE_PER_SECOND", "-1")]
    [InlineData("SIM_RATE_BURST", "many")]
    [InlineData("SIM_LANE_KEY", "/nowhere/lane.pem")]
    [InlineData("SIM_LANE_KEY", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----")]
    [InlineData("SIM_LANE_KEY_PREVIOUS", "/nowhere/lane.pem")]
    [InlineData("SIM_LANE_KEY_PREVIOUS", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----")]
    [InlineData("SIM_AUTH:Issuers:0", "urn:x")]
    [InlineData("SIM_AUTH:Issuers:0:Issuer", "urn:lukhas:sim:lane")]
    [InlineData("SIM_AUTH:Issuers:0:Discovery", "http://login.test/.well-known/openid-configuration")]
    [InlineData("SIM_AUTH:Issuers:0:Discovery", "login.test")]
    [InlineData("SIM_AUTH:Issuers:0:JwksUri", "http://login.test/keys")]
    [InlineData("SIM_AUTH:Issuers:0:JwksUri", "https://user:secret@login.test/keys")]
    [InlineData("SIM_AUTH:Issuers:0:JwksUri", "ftp://127.0.0.1/keys")]
    [InlineData("SIM_AUTH:Issuers:0:RolesAsScopes", "maybe")]
    [InlineData("SIM_AUTH:Issuers:0:Jwks", "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\",\"kid\":\"1\"}]}")]
    [InlineData("SIM_AUTH:Issuers:0:Jwks", "/nowhere/jwks.json")]
    [InlineData("SIM_AUTH:Issuers:0:DefaultTenant", "a b")]
    [InlineData("SIM_AUTH:Issuers:0:Audiance", "urn:x")]
    public void Build_WhenASettingIsWrong_NamesIt(string name, string value)
    {
        var refusal = Assert.Throws<SettingsException>(() => OwnHost.Create(new() { [name] = value }));

        Assert.Contains(name, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SIM_JOB_STORE", "redis", "REDIS_URL")]
    [InlineData("SIM_JOB_STORE", "table", "SimStorage")]
    [InlineData("SIM_INBOX", "blob", "SimStorage")]
    [InlineData("SIM_AUDIT", "blob", "SimStorage")]
    public void Build_WhenTheChosenBackendLacksASetting_NamesThat(string name, string value, string missing)
    {
        var refusal = Assert.Throws<SettingsException>(() => OwnHost.Create(new() { [name] = value }));

        Assert.StartsWith($"{missing}: ", Assert.Single(refusal.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Build_WhenAnIssuersKeysAreNamedTwice_NamesTheSecond()
    {
        var refusal = Assert.Throws<SettingsException>(() => OwnHost.Create(new()
        {
            ["SIM_AUTH:Issuers:0:Issuer"] = "https://login.test",
            ["SIM_AUTH:Issuers:0:Audience"] = "api://sim",
            ["SIM_AUTH:Issuers:0:Discovery"] = "https://login.test/.well-known/openid-configuration",
            ["SIM_AUTH:Issuers:0:JwksUri"] = "https://login.test/keys",
        }));

        Assert.StartsWith("SIM_AUTH:Issuers:0:JwksUri: ", Assert.Single(refusal.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Build_WhenThePolicyIsWrongInSeveralPlaces_TellsEachOnALineOfItsOwn()
    {
        using var policy = new TemporaryFile();
        File.WriteAllText(policy.Path, """{"version":"","extends":"default","duress_flags":7}""");

        var refusal = Assert.Throws<SettingsException>(() => OwnHost.Create(new() { ["SIM_POLICY_PATH"] = policy.Path }));

        var place = $"SIM_POLICY_PATH: {Path.GetFileName(policy.Path)}#";
        Assert.Equal(2, refusal.Errors.Count);
        Assert.Contains(refusal.Errors, error => error.StartsWith($"{place}/version: ", StringComparison.Ordinal));
        Assert.Contains(refusal.Errors, error => error.StartsWith($"{place}/duress_flags: ", StringComparison.Ordinal));
        Assert.Equal(refusal.Errors.Select(error => $"- {error}"), refusal.Message.ReplaceLineEndings("\n").Split('\n')[1..]);
    }

    [Fact]
    public void Build_WhenSeveralAreWrong_NamesThemAll()
    {
        var refusal = Assert.Throws<SettingsException>(() => OwnHost.Create(new()
        {
            ["SIM_JOB_STORE"] = "disk",
            ["SIM_JOB_TTL"] = "forever",
            ["SIM_RATE_BURST"] = "0",
        }));

        Assert.Equal(3, refusal.Errors.Count);
        Assert.All(refusal.Errors, error => Assert.Contains(error, refusal.Message, StringComparison.Ordinal));
    }
}
