using System.Text.Json;
using Lukhas.Sim.Core.Seeds;

namespace Lukhas.Sim.Core.Tests.Seeds;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("""{"a":1,"b":[true,null]}""", """{ "b" : [true , null], "a" : 1 }""")]
    [InlineData("""{"a":"é"}""", """{"a":"\u00e9"}""")]
    [InlineData("""{"a":1.50}""", """{"a":1.5}""")]
    [InlineData("""{"a":1e2}""", """{"a":100.0}""")]
    [InlineData("""{"x":{"b":1,"a":2}}""", """{"x":{"a":2,"b":1}}""")]
    public void Hash_WhenTheDocumentsSayTheSame_IsTheSame(string one, string other) => Assert.Equal(Hash(one), Hash(other));

    [Theory]
    [InlineData("""{"a":1}""", """{"a":2}""")]
    [InlineData("""{"a":1}""", """{"a":"1"}""")]
    [InlineData("""{"a":[1,2]}""", """{"a":[2,1]}""")]
    [InlineData("""{"a":"x"}""", """{"a":"X"}""")]
    [InlineData("""{"a":12345678901234567890}""", """{"a":12345678901234567891}""")]
    [InlineData("""{"a":null}""", """{}""")]
    [InlineData("""{"a":1e999}""", """{"a":1e998}""")]
    public void Hash_WhenTheyDoNot_Differs(string one, string other) => Assert.NotEqual(Hash(one), Hash(other));

    private static string Hash(string json) => CanonicalJson.Hash(JsonElement.Parse(json));
}
