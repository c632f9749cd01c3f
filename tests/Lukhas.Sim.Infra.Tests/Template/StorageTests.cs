using System.Text.Json;
using Lukhas.Sim.Infra.Tests.Bicep;

namespace Lukhas.Sim.Infra.Tests.Template;

public sealed class StorageTests(Deployments deployments)
{
    [Fact]
    public async Task Accounts_AreTwo_OneTheHostsAndOneTheLanes()
    {
        var deployment = await deployments.PlainAsync();

        Assert.Equal(2, deployment.OfType(Deployment.StorageAccounts).Count());
        Assert.NotEqual(deployment.Account("host").Text("id"), deployment.Account("data").Text("id"));
    }

    [Theory]
    [InlineData("allowSharedKeyAccess", false)]
    [InlineData("defaultToOAuthAuthentication", true)]
    [InlineData("allowBlobPublicAccess", false)]
    [InlineData("allowCrossTenantReplication", false)]
    [InlineData("isLocalUserEnabled", false)]
    [InlineData("supportsHttpsTrafficOnly", true)]
    public async Task EveryAccount_LetsNobodyInByAnythingButAnIdentity(string property, bool expected)
    {
        var deployment = await deployments.PlainAsync();

        Assert.All(
            deployment.OfType(Deployment.StorageAccounts),
            account => Assert.Equal(expected, account.At($"properties.{property}").GetBoolean()));
    }

    [Fact]
    public async Task EveryAccount_SpeaksTls12AtLeast()
    {
        var deployment = await deployments.PlainAsync();

        Assert.All(deployment.OfType(Deployment.StorageAccounts), account => Assert.Equal("TLS1_2", account.Text("properties.minimumTlsVersion")));
    }

    [Fact]
    public async Task EveryContainer_IsPrivate()
    {
        var deployment = await deployments.FullAsync();
        var containers = deployment.OfType("Microsoft.Storage/storageAccounts/blobServices/containers").ToList();

        Assert.Equal(3, containers.Count);
        Assert.All(containers, container => Assert.Equal("None", container.Text("properties.publicAccess")));
    }

    [Fact]
    public async Task TableAndContainers_AreMadeBeforehand_AsTheSettingsNameThem()
    {
        var deployment = await deployments.FullAsync();
        var account = deployment.Account("data").Text("id");
        var settings = deployment.Settings();

        Assert.Equal(
            $"{account}/tableServices/default/tables/{settings["SIM_JOBS_TABLE"]}",
            Assert.Single(deployment.OfType("Microsoft.Storage/storageAccounts/tableServices/tables")).Text("id"));
        Assert.All([settings["SIM_INBOX_CONTAINER"], settings["SIM_AUDIT_CONTAINER"]], name => Assert.Contains(
            deployment.OfType("Microsoft.Storage/storageAccounts/blobServices/containers"),
            container => container.Text("id") == $"{account}/blobServices/default/containers/{name}"));
    }

    [Fact]
    public async Task AuditContainer_WhenTheAuditIsTheLogAlone_IsNotMade()
    {
        var containers = (await deployments.PlainAsync()).OfType("Microsoft.Storage/storageAccounts/blobServices/containers");

        Assert.Equal(["dream-inbox", "packages"], containers.Select(container => container.Text("name").Split('/')[^1]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Purged_IsGone()
    {
        var deployment = await deployments.PlainAsync();
        var blobs = Assert.Single(
            deployment.OfType("Microsoft.Storage/storageAccounts/blobServices"),
            service => service.Text("id").Contains("stsimdata", StringComparison.Ordinal));

        Assert.False(blobs.At("properties.deleteRetentionPolicy.enabled").GetBoolean());
        Assert.False(blobs.At("properties.isVersioningEnabled").GetBoolean());
    }

    [Theory]
    [InlineData(false, 31, "dream-inbox/dreams/")]
    [InlineData(true, 40, "test-inbox/dreams/")]
    public async Task Backstop_RemovesDocumentsAfterItsDays(bool full, int days, string prefix)
    {
        var deployment = full ? await deployments.FullAsync() : await deployments.PlainAsync();
        var policy = Assert.Single(deployment.OfType("Microsoft.Storage/storageAccounts/managementPolicies"));
        var rule = Assert.Single(policy.At("properties.policy.rules").EnumerateArray());

        Assert.True(rule.At("enabled").GetBoolean());
        Assert.Equal([prefix], rule.At("definition.filters.prefixMatch").Deserialize<string[]>()!);
        Assert.Equal(days, rule.At("definition.actions.baseBlob.delete.daysAfterCreationGreaterThan").GetInt32());
    }

    [Fact]
    public async Task Backstop_MayNotBeSoonerThanTheLongestRetention()
    {
        var template = JsonSerializer.Deserialize<JsonElement>(await deployments.TemplateAsync());

        // SIM_INBOX_RETENTION is 30 days at most.
        Assert.True(template.At("parameters.inboxBackstopDays.minValue").GetInt32() > 30);
    }
}
