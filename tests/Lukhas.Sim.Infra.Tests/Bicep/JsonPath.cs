using System.Text.Json;

namespace Lukhas.Sim.Infra.Tests.Bicep;

/// <summary>Members of members.</summary>
internal static class JsonPath
{
    /// <summary>The member at a path of names between dots; what is not there fails the test.</summary>
    public static JsonElement At(this JsonElement element, string path)
    {
        foreach (var name in path.Split('.'))
        {
            Assert.True(element.TryGetProperty(name, out var member), $"There is no {name} of {path} in {element}.");
            element = member;
        }

        return element;
    }

    public static string Text(this JsonElement element, string path) => element.At(path).GetString()!;
}
