using System.Text.Json;
using System.Text.Json.Serialization;

namespace Lukhas.Sim.Core.Shards;

/// <summary>Node types as their names; no other name can be read.</summary>
internal sealed class MatadaNodeTypeConverter : JsonConverter<MatadaNodeType>
{
    public override MatadaNodeType Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.GetString() switch
        {
            "HYPOTHESIS" => MatadaNodeType.Hypothesis,
            "REPLAY" => MatadaNodeType.Replay,
            _ => throw new JsonException("The lane knows the node types HYPOTHESIS and REPLAY only."),
        };

    public override void Write(Utf8JsonWriter writer, MatadaNodeType value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.Name);
}
