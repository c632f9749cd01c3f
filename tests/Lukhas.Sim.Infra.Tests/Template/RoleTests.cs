using Lukhas.Sim.Infra.Tests.Bicep;

namespace Lukhas.Sim.Infra.Tests.Template;

/// <summary>The app's identity may do what these lines say, and nothing else.</summary>
public sealed class RoleTests(Deployments deployments)
{
    // Microsoft Learn, "Azure built-in roles".
    private const string BlobDataOwner = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b";
    private const string BlobDataContributor = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";
    private const string TableDataContributor = "0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3";
    private const string MonitoringMetricsPublisher = "3913510d-42f4-4e42-8a64-420c390055eb";
    private const string KeyVaultSecretsUser = "4633458b-17de-408a-b874-0445c86b69e6";

    [Fact]
    public async Task Roles_EndAtTheTableTheContainersTheHostsAccountAndTheTelemetry()
    {
        var deployment = await deployments.PlainAsync();
        var data = deployment.Account("data").Text("id");
        string[] expected =
        [
            $"{BlobDataOwner} at {deployment.Account("host").Text("id")}",
            $"{TableDataContributor} at {data}/tableServices/default/tables/simjobs",
            $"{BlobDataContributor} at {data}/blobServices/default/containers/dream-inbox",
            $"{MonitoringMetricsPublisher} at {Assert.Single(deployment.OfType("Microsoft.Insights/components")).Text("id")}",
        ];

        Assert.Equal(expected.Order(StringComparer.Ordinal), Roles(deployment));
    }

    [Fact]
    public async Task Roles_WhenTheAuditIsKeptInBlobs_EndAtItsContainerToo()
    {
        var deployment = await deployments.FullAsync();
        var containers = $"{BlobDataContributor} at {deployment.Account("data").Text("id")}/blobServices/default/containers";

        Assert.Equal(
            [$"{containers}/test-audit", $"{containers}/test-inbox"],
            Roles(deployment).Where(role => role.StartsWith(BlobDataContributor, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Roles_WhenTheLaneHasAKeyAndItsCollectorToo_EndAtThoseSecrets()
    {
        var added = Roles(await deployments.FullAsync()).Where(role => role.StartsWith(KeyVaultSecretsUser, StringComparison.Ordinal));

        Assert.Equal(
            ["/resourceGroups/keys/providers/Microsoft.KeyVault/vaults/test-vault/secrets/lane-key", "/resourceGroups/keys/providers/Microsoft.KeyVault/vaults/test-vault/secrets/otlp-headers"],
            added.Select(role => role[role.IndexOf("/resourceGroups/", StringComparison.Ordinal)..]));
    }

    [Fact]
    public async Task EveryRole_IsTheAppsOwnIdentitys()
    {
        var deployment = await deployments.FullAsync();
        var identity = Assert.Single(deployment.OfType("Microsoft.ManagedIdentity/userAssignedIdentities")).Text("id");
        var assignments = deployment.OfType("Microsoft.Authorization/roleAssignments").ToList();

        Assert.Equal(7, assignments.Count);
        Assert.All(assignments, assignment =>
        {
            Assert.Contains($"reference('{identity}'", assignment.Text("properties.principalId"), StringComparison.Ordinal);
            Assert.Contains(".principalId", assignment.Text("properties.principalId"), StringComparison.Ordinal);
            Assert.Equal("ServicePrincipal", assignment.Text("properties.principalType"));
        });
    }

    private static IEnumerable<string> Roles(Deployment deployment) => deployment.OfType("Microsoft.Authorization/roleAssignments")
        .Select(assignment =>
        {
            var role = assignment.Text("properties.roleDefinitionId").Split('/')[^1];
            return $"{role} at {assignment.Text("id").Split("/providers/Microsoft.Authorization/")[0]}";
        })
        .Order(StringComparer.Ordinal);
}
