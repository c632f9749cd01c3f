using System.Text.Json;

namespace Lukhas.Sim.Infra.Tests.Bicep;

/// <summary>The resources of one deployment. Values that only Azure knows stand there as expressions, in square brackets.</summary>
/// <param name="Resources">The resources.</param>
internal sealed record Deployment(IReadOnlyList<JsonElement> Resources)
{
    public const string StorageAccounts = "Microsoft.Storage/storageAccounts";
    public const string Sites = "Microsoft.Web/sites";

    public static Deployment Parse(string snapshot)
    {
        var root = JsonSerializer.Deserialize<JsonElement>(snapshot);
        Assert.Empty(root.GetProperty("diagnostics").EnumerateArray());
        return new Deployment([.. root.GetProperty("predictedResources").EnumerateArray()]);
    }

    public IEnumerable<JsonElement> OfType(string type) => Resources.Where(resource => resource.Text("type") == type);

    /// <summary>The one storage account whose name holds this.</summary>
    public JsonElement Account(string part) =>
        Assert.Single(OfType(StorageAccounts), account => account.Text("name").Contains(part, StringComparison.Ordinal));

    /// <summary>The function app's settings, by name.</summary>
    public IReadOnlyDictionary<string, string> Settings() => Assert.Single(OfType(Sites))
        .At("properties.siteConfig.appSettings").EnumerateArray()
        .ToDictionary(setting => setting.Text("name"), setting => setting.Text("value"));
}
