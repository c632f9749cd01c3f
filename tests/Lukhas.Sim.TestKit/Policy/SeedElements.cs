using System.Text.Json;
using System.Text.Json.Nodes;

namespace Lukhas.Sim.TestKit.Policy;

/// <summary>Seeds as the JSON that a caller sends.</summary>
public static class SeedElements
{
    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 10_000 });
        return document.RootElement.Clone();
    }

    public static JsonElement Goal(string goal) => JsonSerializer.SerializeToElement(new JsonObject { ["goal"] = goal });
}
