using System.Text.Json;
using Lukhas.Sim.Infra.Tests.Bicep;
using YamlDotNet.Serialization;

namespace Lukhas.Sim.Infra.Tests.Files;

/// <summary>A YAML document of the repository, read as JSON. Scalars are texts.</summary>
internal static class YamlFile
{
    public static JsonElement Read(string path)
    {
        var document = new DeserializerBuilder().Build().Deserialize<object>(Repository.Read(path));
        return JsonSerializer.Deserialize<JsonElement>(new SerializerBuilder().JsonCompatible().Build().Serialize(document));
    }
}
