using System.Text;
using Lukhas.Sim.Core.Seeds;

namespace Lukhas.Sim.Core.Tests.Seeds.Fuzzing;

/// <summary>
/// The largest body takes memory in proportion to its size, whatever it is made of, counted by the byte: what grew with the square would
/// be over the bound a thousand times.
/// </summary>
public sealed class SeedGrowthTests
{
    private const int Size = 64 * 1024;
    private const int BytesForEach = 128;

    [Theory]
    [InlineData("{\"goal\":\"", "x", "\"}")]
    [InlineData("{\"goal\":\"", "\\u0061", "\"}")]
    [InlineData("{\"goal\":\"", "\\\\", "\"}")]
    [InlineData("{\"goal\":\"", "\\ud83d\\ude00", "\"}")]
    [InlineData("{\"goal\":\"g\",\"ul_tags\":[", "1,", "1]}")]
    [InlineData("{\"goal\":\"g\",\"context\":{\"a\":[", "[],", "[]]}}")]
    [InlineData("{\"goal\":\"g\",\"context\":{", "\"#\":1,", "\"z\":1}}")]
    [InlineData("{\"goal\":\"g\",", "\"#\":1,", "\"z\":1}")]
    [InlineData("{\"goal\":\"g\",\"constraints\":{\"node_types\":[", "\"\",", "1]}}")]
    [InlineData("{\"goal\":\"g\",\"plan\":{\"deadline\":", "9", "}}")]
    [InlineData("{\"goal\":\"g\",\"plan\":{\"steps\":[{\"id\":\"a\",\"duration\":1,\"after\":[", "\"a\",", "\"a\"]}]}}")]
    [InlineData("", "[", "")]
    [InlineData("", " ", "{}")]
    public void Read_WhenTheBodyIsAsLargeAsAllowed_TakesMemoryInProportion(string before, string piece, string after)
    {
        var body = Body(before, piece, after);

        var start = GC.GetAllocatedBytesForCurrentThread();
        _ = SeedReader.Read(body);
        var taken = GC.GetAllocatedBytesForCurrentThread() - start;

        TestContext.Current.TestOutputHelper?.WriteLine($"{taken} bytes.");
        Assert.InRange(taken, 0, (long)BytesForEach * body.Length);
    }

    private static byte[] Body(string before, string piece, string after)
    {
        var body = new StringBuilder(before);
        for (var index = 0; body.Length < Size; index++)
            body.Append(piece.Replace("#", $"m{index}", StringComparison.Ordinal));
        return Encoding.UTF8.GetBytes(body.Append(after).ToString());
    }
}
