using System.Text;
using System.Text.Json.Nodes;
using Lukhas.Sim.Core.Policy;
using Lukhas.Sim.TestKit.Policy;

namespace Lukhas.Sim.Core.Tests.Policy;

public sealed class PolicyDocumentTests
{
    private static readonly PolicyGate Gate = new(PolicyDocument.Default);
    private static readonly JsonObject Short = Shortened();

    public static TheoryData<string, string> PositiveExamples => Examples(rule => rule.PositiveExamples);

    public static TheoryData<string, string> NegativeExamples => Examples(rule => rule.NegativeExamples);

    [Theory]
    [MemberData(nameof(PositiveExamples))]
    public void Default_WhenTextIsAPositiveExample_IsDecidedByItsRule(string rule, string text) =>
        Assert.Equal(rule, Gate.Decide(SeedElements.Goal(text)).Rule);

    [Theory]
    [MemberData(nameof(NegativeExamples))]
    public void Default_WhenTextIsANegativeExample_IsLeftAlone(string rule, string text) =>
        Assert.NotEqual(rule, Gate.Decide(SeedElements.Goal(text)).Rule);

    [Theory]
    [InlineData("/version", "\"\"", "/version")]
    [InlineData("/version", "1", "/version")]
    [InlineData("/version", "\"\\ud800\"", "/version")]
    [InlineData("/version", null, "/version")]
    [InlineData("/surplus", "1", "/surplus")]
    [InlineData("/duress_flags", "[\"duress\",\"shadow\"]", "/duress_flags")]
    [InlineData("/duress_flags", "[\"duress\",\"duress_active\",\"shadow\",\"--\"]", "/duress_flags/3")]
    [InlineData("/step_up_flags", "[]", "/step_up_flags")]
    [InlineData("/forbidden_ul_tags", "[\"ΛROOT\"]", "/forbidden_ul_tags")]
    [InlineData("/forbidden_consent_scopes", "{}", "/forbidden_consent_scopes")]
    [InlineData("/allowed_node_types", "[\"HYPOTHESIS\",\"DECISION\"]", "/allowed_node_types/1")]
    [InlineData("/forbidden_node_types", null, "/forbidden_node_types")]
    [InlineData("/words/all", "[]", "/words/all")]
    [InlineData("/words/all", "[\"two  words\"]", "/words/all/0")]
    [InlineData("/words/all", "[\"word\", \"*lle\"]", "/words/all/1")]
    [InlineData("/words/all", "[\"one|other\"]", "/words/all/0")]
    [InlineData("/words/all", "[\"one|other two|\"]", "/words/all/0")]
    [InlineData("/words/all", "[\"ab*\"]", "/words/all/0")]
    [InlineData("/words/all", "[\"a*b\"]", "/words/all/0")]
    [InlineData("/words/all", "[\"*\"]", "/words/all/0")]
    [InlineData("/words/all", "[\"-\"]", "/words/all/0")]
    [InlineData("/words/all", "[\"\"]", "/words/all/0")]
    [InlineData("/words/all", "[\"\\ud800\"]", "/words/all/0")]
    [InlineData("/words/all", "[1]", "/words/all/0")]
    [InlineData("/words/all", "1", "/words/all")]
    [InlineData("/words/Deutsch", "{\"all\": [\"alle\"]}", "/words/Deutsch")]
    [InlineData("/words/de/all", "[]", "/words/de/all")]
    [InlineData("/words/de/all", "[\"two  words\"]", "/words/de/all/0")]
    [InlineData("/words/Upper", "[\"word\"]", "/words/Upper")]
    [InlineData("/words", "{}", "/rules/0/combinations/0/0")]
    [InlineData("/rules/0/combinations/0/0", "\"destroy|nowhere\"", "/rules/0/combinations/0/0")]
    [InlineData("/rules/0/combinations/0", "[]", "/rules/0/combinations/0")]
    [InlineData("/rules", "[]", "/rules")]
    [InlineData("/rules/0/id", "\"duress\"", "/rules/0/id")]
    [InlineData("/rules/0/id", "\"No Id\"", "/rules/0/id")]
    [InlineData("/rules/1/id", "\"destructive\"", "/rules/1/id")]
    [InlineData("/rules/0/decision", "\"allow\"", "/rules/0/decision")]
    [InlineData("/rules/0/decision", "\"step_up\"", "/rules/0/decision")]
    [InlineData("/rules/0/rationale", "\" \"", "/rules/0/rationale")]
    [InlineData("/rules/0/patterns/0", "\"drop\"", "/rules/0/patterns")]
    [InlineData("/rules/0/patterns/2", "\"(\"", "/rules/0/patterns/2")]
    [InlineData("/rules/0/patterns/2", "\"(a)\\\\1\"", "/rules/0/patterns/2")]
    [InlineData("/rules/0/patterns/2", "\"a*\"", "/rules/0/patterns/2")]
    [InlineData("/rules/0/patterns/2", "\"{nowhere}\"", "/rules/0/patterns/2")]
    [InlineData("/rules/0/examples", "{}", "/rules/0/examples/positive")]
    [InlineData("/cautions/0/weight", "0", "/cautions/0/weight")]
    [InlineData("/cautions/0/weight", "1.5", "/cautions/0/weight")]
    [InlineData("/cautions/0/term", "\"\"", "/cautions/0/term")]
    [InlineData("/cautions/0/surplus", "1", "/cautions/0/surplus")]
    public void Parse_WhenAMemberIsWrong_TellsItsPointer(string changed, string? value, string pointer)
    {
        var error = Assert.Throws<PolicyFormatException>(() => PolicyDocument.Parse(Changed(changed, value)));

        Assert.Contains(error.Errors, found => found.Pointer == pointer && found.Message.Length > 0);
    }

    [Fact]
    public void Parse_WhenSeveralMembersAreWrong_TellsAll()
    {
        var error = Assert.Throws<PolicyFormatException>(() => PolicyDocument.Parse("""{"version":1,"rules":{},"words":[]}"""u8.ToArray()));

        Assert.Superset(
            new HashSet<string> { "/version", "/rules", "/words", "/duress_flags", "/cautions" },
            error.Errors.Select(found => found.Pointer).ToHashSet());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"version":"1","version":"2"}""")]
    [InlineData("[]")]
    [InlineData("null")]
    public void Parse_WhenNotAnObject_TellsTheRoot(string json)
    {
        var error = Assert.Throws<PolicyFormatException>(() => PolicyDocument.Parse(Encoding.UTF8.GetBytes(json)));

        Assert.Contains(error.Errors, found => found.Pointer == "");
    }

    [Fact]
    public void Parse_WhenADocumentAddsARule_TheGateDecidesByIt()
    {
        var json = Default();
        json["words"]!["danger"] = new JsonArray("kraken", "удалить");
        json["rules"]!.AsArray().Add(JsonNode.Parse(
            """{"id":"kraken","decision":"deny","rationale":"No.","patterns":["{danger}"],"examples":{"positive":[],"negative":[]}}"""));
        var gate = new PolicyGate(PolicyDocument.Parse(Encoding.UTF8.GetBytes(json.ToJsonString())));

        Assert.Equal("kraken", gate.Decide(SeedElements.Goal("release the k-r-4-k-e-n in production")).Rule);
        Assert.Equal("kraken", gate.Decide(SeedElements.Goal("УДА\u200BЛИТЬ")).Rule);
    }

    private static byte[] Changed(string pointer, string? value)
    {
        var root = Default();
        JsonNode node = root;
        var path = pointer.Split('/')[1..];
        foreach (var step in path[..^1])
            node = int.TryParse(step, out var index) ? node[index]! : node[step]!;
        const string Marker = "marker-of-the-changed-value";
        if (value is null)
            node.AsObject().Remove(path[^1]);
        else if (int.TryParse(path[^1], out var last))
            node[last] = Marker;
        else
            node[path[^1]] = Marker;
        return Encoding.UTF8.GetBytes(root.ToJsonString().Replace($"\"{Marker}\"", value, StringComparison.Ordinal));
    }

    private static JsonObject Default() => Short.DeepClone().AsObject();

    // One word of each list, since the whole document is long.
    private static JsonObject Shortened()
    {
        var json = JsonNode.Parse(EmbeddedPolicy.ReadJson())!.AsObject();
        foreach (var (_, language) in json["words"]!.AsObject())
        {
            foreach (var (_, list) in language!.AsObject())
                list!.AsArray().RemoveRange(1, list.AsArray().Count - 1);
        }

        return json;
    }

    private static TheoryData<string, string> Examples(Func<PolicyRule, IReadOnlyList<string>> examples)
    {
        var data = new TheoryData<string, string>();
        foreach (var rule in PolicyDocument.Default.Rules)
        {
            foreach (var text in examples(rule))
                data.Add(rule.Id, text);
        }

        return data;
    }
}
