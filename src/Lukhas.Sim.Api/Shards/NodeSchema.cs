using System.Text.Json;
using Lukhas.Sim.Core.Shards;
using NJsonSchema;

namespace Lukhas.Sim.Api.Shards;

/// <summary>Checks MATADA nodes against the schema that Core carries.</summary>
public sealed class NodeSchema : IMatadaSchema
{
    private readonly JsonSchema _schema;

    private NodeSchema(JsonSchema schema) => _schema = schema;

    /// <summary>Reads the schema.</summary>
    /// <param name="json">The schema's JSON text; it refers to nothing outside itself, so that reading it never waits.</param>
    public static NodeSchema Load(string json) => new(JsonSchema.FromJsonAsync(json).GetAwaiter().GetResult());

    /// <inheritdoc/>
    /// <remarks>An error is told by its kind and place, not by the value that is wrong.</remarks>
    public IReadOnlyList<string> Validate(JsonElement node) =>
        [.. _schema.Validate(node.GetRawText()).Select(error => $"{error.Kind} at {error.Path}")];
}
