using System.Text;
using System.Text.Json.Nodes;
using Lukhas.Sim.Core.Policy;

namespace Lukhas.Sim.Core.Tests.Policy;

public sealed class PolicyLintTests
{
    [Fact]
    public void Check_WhenTheDocumentIsTheEmbeddedOne_FindsNothing() => Assert.Empty(PolicyLint.Check(Bytes(Default())));

    [Theory]
    [InlineData("positive", "Water the flowers", "is not met by the rule destructive")]
    [InlineData("negative", "d r o p all tables", "is met by the rule destructive")]
    public void Check_WhenAnExampleIsNotDecidedAsItSays_TellsItsPlace(string kind, string text, string message)
    {
        var policy = Default();
        policy["rules"]![0]!["examples"]![kind]!.AsArray().Insert(1, text);

        var error = Assert.Single(PolicyLint.Check(Bytes(policy)));

        Assert.Equal(new PolicyDocumentError($"/rules/0/examples/{kind}/1", message), error);
    }

    [Fact]
    public void Check_WhenRulesAreReordered_TellsTheirPlaceInTheDocument()
    {
        var policy = Default();
        var rules = policy["rules"]!.AsArray();
        var stepUp = rules[1]!.DeepClone();
        rules.RemoveAt(1);
        rules.Insert(0, stepUp);
        stepUp["examples"]!["positive"]![0] = "Water the flowers";

        Assert.Equal("/rules/0/examples/positive/0", Assert.Single(PolicyLint.Check(Bytes(policy))).Pointer);
    }

    [Fact]
    public void Check_WhenTheFormIsWrong_TellsEveryPlace()
    {
        var policy = Default();
        policy["version"] = 2;
        policy["rules"]![0]!["patterns"]![3] = "(";
        policy["rules"]![4]!["combinations"]![0]![1] = "nowhere";

        Assert.Equal(
            ["/version", "/rules/0/patterns/3", "/rules/4/combinations/0/1"],
            PolicyLint.Check(Bytes(policy)).Select(error => error.Pointer));
    }

    private static byte[] Bytes(JsonNode policy) => Encoding.UTF8.GetBytes(policy.ToJsonString());

    private static JsonNode Default()
    {
        using var stream = typeof(PolicyDocument).Assembly.GetManifestResourceStream("default-policy.json")!;
        return JsonNode.Parse(stream)!;
    }
}
