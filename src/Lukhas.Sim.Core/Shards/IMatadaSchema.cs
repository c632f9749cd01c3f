using System.Text.Json;

namespace Lukhas.Sim.Core.Shards;

/// <summary>The JSON schema of MATADA nodes, <c>lukhas://schemas/matriz_node_v1.json</c>. Core carries the schema; a library checks it.</summary>
public interface IMatadaSchema
{
    /// <summary>Checks one node.</summary>
    /// <param name="node">The node as it would be written.</param>
    /// <returns>What is wrong with it; empty when it is valid.</returns>
    IReadOnlyList<string> Validate(JsonElement node);
}
