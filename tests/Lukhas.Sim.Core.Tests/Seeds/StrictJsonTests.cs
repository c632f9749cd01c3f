using System.Text;
using System.Text.Json;
using CsCheck;
using Lukhas.Sim.Core.Seeds;
using Lukhas.Sim.TestKit.Fuzzing;

namespace Lukhas.Sim.Core.Tests.Seeds;

public sealed class StrictJsonTests
{
    private static readonly string[] Fragments = ["{", "}", "[", "]", "\"", "\\u", "d83d", "\\", ",", ":", "1", "a"];

    private static readonly Gen<string> Fragment = Gen.Int[0, Fragments.Length - 1].Select(index => Fragments[index]);

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"a\"")]
    [InlineData("""{"a":"\ud83d\ude00"}""")]
    [InlineData("""{"a":"\\ud83d"}""")]
    [InlineData("""{"a":1,"A":2}""")]
    public void TryParse_WhenItIsStrict_Reads(string json)
    {
        Assert.Null(StrictJson.TryParse(Encoding.UTF8.GetBytes(json), out var root));
        Assert.NotEqual(JsonValueKind.Undefined, root.ValueKind);
    }

    [Theory]
    [InlineData("", "line 1, byte 1")]
    [InlineData("{", "line 1, byte 2")]
    [InlineData("{\n  'a': 1}", "line 2, byte 3")]
    [InlineData("{} {}", "line 1, byte 4")]
    [InlineData("[1,]", "line 1")]
    [InlineData("// c\n{}", "line 1")]
    [InlineData("NaN", "line 1")]
    [InlineData("\uFEFF{}", "line 1")]
    [InlineData("""{"a":1,"a":2}""", "same name twice")]
    [InlineData("""{"a":1,"\u0061":2}""", "same name twice")]
    [InlineData("""{"b":{"a":1,"a":2}}""", "same name twice")]
    [InlineData("""{"a":"\ud83d"}""", "unpaired surrogate at byte 6")]
    [InlineData("""{"a":"\ude00\ud83d"}""", "unpaired surrogate at byte 6")]
    [InlineData("""{"a":"\ud83d\ud83d\ude00"}""", "unpaired surrogate at byte 6")]
    [InlineData("""{"\udead":1}""", "unpaired surrogate at byte 2")]
    public void TryParse_WhenItIsNot_SaysWhatAndWhere(string json, string expected) =>
        Assert.Contains(expected, StrictJson.TryParse(Encoding.UTF8.GetBytes(json), out _), StringComparison.Ordinal);

    [Theory]
    [InlineData(new byte[] { 0x22, 0xC3, 0x22 })]
    [InlineData(new byte[] { 0x22, 0xED, 0xA0, 0x80, 0x22 })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00 })]
    public void TryParse_WhenItIsNotUtf8_SaysSo(byte[] json) =>
        Assert.Equal("The body is not valid UTF-8.", StrictJson.TryParse(json, out _));

    [Theory]
    [InlineData(32, true)]
    [InlineData(33, false)]
    public void TryParse_AroundTheDepthLimit_CountsTheRootAsOne(int levels, bool valid)
    {
        var arrays = new string('[', levels) + new string(']', levels);
        var objects = string.Concat(Enumerable.Repeat("{\"a\":", levels - 1)) + "{}" + new string('}', levels - 1);

        Assert.Equal(valid, StrictJson.TryParse(Encoding.UTF8.GetBytes(arrays), out _) is null);
        Assert.Equal(valid, StrictJson.TryParse(Encoding.UTF8.GetBytes(objects), out _) is null);
    }

    [Fact]
    public void TryParse_WhateverTheBytes_NeverThrowsAndEveryStringOfWhatItReadsCanBeDecoded() =>
        Gen.OneOf(Gen.Byte.Array[0, 40], Fragment.List[0, 24].Select(parts => Encoding.UTF8.GetBytes(string.Concat(parts)))).Sample(
            bytes =>
            {
                if (StrictJson.TryParse(bytes, out var root) is null)
                    Decode(root);
            },
            iter: FuzzRun.Iterations(20_000),
            time: FuzzRun.Seconds);

    private static void Decode(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                Assert.NotNull(element.GetString());
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                    Decode(item);
                break;
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    Assert.NotNull(member.Name);
                    Decode(member.Value);
                }

                break;
        }
    }
}
