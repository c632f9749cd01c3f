using System.Text;
using CsCheck;
using Lukhas.Sim.TestKit.Fuzzing;

namespace Lukhas.Sim.Core.Tests.Seeds.Fuzzing;

/// <summary>Bodies that began as one of the corpus.</summary>
internal static class HostileSeeds
{
    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "null", "true", "-0", "-1", "0.1", "1e999", "-1e-999", "1e15", "1e16", "9223372036854775808", "01", "NaN",
        "\\ud800", "\\udc00", "\\ud83d\\ude00", "\\u0000", "\\u0067", "\\uD", "\\u202e", "\u202e", "\u200b", "\ufeff", "😀", "é", "\u0301", "Λ",
        "\"goal\":\"g\",", "\"g\\u006fal\":\"g\",", "\"context\":{\"a\":1,\"a\":2},", "\"plan\":{\"steps\":[{\"id\":\"a\",\"duration\":1}]},",
        "\"constraints\":{},", "\"budgets\":{\"rollouts\":100,\"seconds\":1},", "\"random_seed\":1,", "\"ul_tags\":[\"\"],", "\"goal_truncated\":true,",
        "\"after\":[\"a\"],", "\"type\":\"DECISION\",", "\"duress\":1,", "\"__proto__\":{},", "a@b.co", "Bearer abcdefghijklmnop1234567890", "+41 44 668 18 00",
        "//", "/*", "\r\n", "\t",
    ];

    private static readonly byte[][] Sharp =
    [
        .. Pieces.Select(Encoding.UTF8.GetBytes),
        .. new[] { 31, 32, 33, 400 }.SelectMany(depth => new[]
        {
            Bytes("[", depth), Bytes("]", depth), Bytes("{\"a\":", depth), Bytes("}", depth),
        }),
        Bytes("9", 400), Bytes("x", 513), Bytes("x", 8_193), Bytes("\\u0061", 8_193), Bytes("\"\",", 51), Bytes("\"m\":1,", 201),
        [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xC0, 0xAF], [0],
    ];

    public static Gen<byte[]> Bodies { get; } = Mutations.Of([.. SeedCorpus.Files.Values], Sharp);

    /// <summary>As a failing property shows them, fit to be kept in the corpus.</summary>
    public static string Print(byte[] body) => $"{Encoding.UTF8.GetString(body)}\nas Base64: {Convert.ToBase64String(body)}";

    private static byte[] Bytes(string piece, int times) => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, times)));
}
