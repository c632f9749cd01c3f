namespace Lukhas.Sim.Core.Shards;

/// <summary>The project's own copy of the MATADA node schema.</summary>
public static class MatadaSchemaText
{
    /// <summary>The schema's id.</summary>
    public const string Id = "lukhas://schemas/matriz_node_v1.json";

    /// <summary>Reads the schema, JSON Schema draft-07.</summary>
    public static string Read()
    {
        using var stream = typeof(MatadaSchemaText).Assembly.GetManifestResourceStream("matriz_node_v1.json")
            ?? throw new InvalidOperationException("The schema of MATADA nodes is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
