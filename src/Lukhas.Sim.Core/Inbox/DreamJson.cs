using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lukhas.Sim.Core.Inbox;

/// <summary>How shards, nodes and documents are written: snake_case, text as it is, nothing by reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DreamEntry))]
public sealed partial class DreamJson : JsonSerializerContext
{
    /// <summary>The one instance that writes what the lane keeps.</summary>
    public static DreamJson Shared { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
