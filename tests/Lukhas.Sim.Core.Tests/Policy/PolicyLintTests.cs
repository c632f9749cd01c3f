using System.Text;
using System.Text.Json.Nodes;
using Lukhas.Sim.Core.Policy;

namespace Lukhas.Sim.Core.Tests.Policy;

public sealed class PolicyLintTests
{
    [Fact]
    public void Check_WhenTheDocumentIsTheEmbeddedOne_FindsNothing() => Assert.Empty(PolicyLint.Check(EmbeddedPolicy.ReadJson()));

    [Fact]
    public void Check_WhenTheDocumentExtendsTheEmbeddedOne_FindsNothing() => Assert.Empty(PolicyLint.Check(Bytes(Extension())));

    [Theory]
    [InlineData("positive", "Water the flowers", "is not met by the rule plant")]
    [InlineData("negative", "h a l t the furnace", "is met by the rule plant")]
    public void Check_WhenAnExampleIsNotDecidedAsItSays_TellsItsPlace(string kind, string text, string message)
    {
        var policy = Extension();
        policy["rules"]![0]!["examples"]![kind]!.AsArray().Insert(1, text);

        var error = Assert.Single(PolicyLint.Check(Bytes(policy)));

        Assert.Equal(new PolicyDocumentError($"/rules/0/examples/{kind}/1", message), error);
    }

    [Fact]
    public void Check_WhenAStepUpStandsBeforeADenial_TellsItsPlaceInTheDocument()
    {
        var policy = Extension();
        var denial = policy["rules"]![0]!.DeepClone();
        denial["id"] = "plant-denied";
        denial["decision"] = "deny";
        denial["examples"]!["positive"]![0] = "Water the flowers";
        policy["rules"]!.AsArray().Add(denial);

        Assert.Equal("/rules/1/examples/positive/0", Assert.Single(PolicyLint.Check(Bytes(policy))).Pointer);
    }

    [Fact]
    public void Check_WhenTheFormIsWrong_TellsEveryPlace()
    {
        var policy = Extension();
        policy["version"] = 2;
        policy["rules"]![0]!["patterns"]!.AsArray().Add("(");
        policy["rules"]![0]!["combinations"]![0]![1] = "nowhere";

        Assert.Equal(
            ["/version", "/rules/0/patterns/1", "/rules/0/combinations/0/1"],
            PolicyLint.Check(Bytes(policy)).Select(error => error.Pointer));
    }

    [Theory]
    [InlineData("positive")]
    [InlineData("negative")]
    public void Check_WhenARuleHasNoExample_TellsItsPlace(string kind)
    {
        var policy = Extension();
        policy["rules"]![0]!["examples"]![kind] = new JsonArray();

        Assert.Equal($"/rules/0/examples/{kind}", Assert.Single(PolicyLint.Check(Bytes(policy))).Pointer);
    }

    private static byte[] Bytes(JsonNode policy) => Encoding.UTF8.GetBytes(policy.ToJsonString());

    private static JsonNode Extension() => JsonNode.Parse(
        """
        {
          "version": "3-test",
          "extends": "default",
          "words": { "plant-stop": ["halt"], "plant-line": ["furnace*"] },
          "rules": [
            {
              "id": "plant",
              "decision": "step_up",
              "rationale": "No.",
              "patterns": ["\\bSCADA\\b"],
              "combinations": [["plant-stop", "plant-line"]],
              "examples": { "positive": ["Halt the furnaces"], "negative": ["Paint the furnace"] }
            }
          ]
        }
        """)!;
}
