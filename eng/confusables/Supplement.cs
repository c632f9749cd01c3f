using System.Text.Json;

namespace Lukhas.Sim.Confusables;

/// <summary>Look-alikes that Unicode keeps apart but people do not, written by hand; they win over Unicode's.</summary>
/// <param name="Letters">For each letter, the characters taken for it.</param>
/// <param name="Alphabets">The code point, in hexadecimal, of the A of whole alphabets that compatibility decomposition leaves alone.</param>
internal sealed record Supplement(IReadOnlyDictionary<string, string> Letters, IReadOnlyList<string> Alphabets)
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <exception cref="JsonException">It is not of this form.</exception>
    public static Supplement Parse(byte[] utf8) =>
        JsonSerializer.Deserialize<Supplement>(utf8, Options) ?? throw new JsonException("The supplement is null.");
}
