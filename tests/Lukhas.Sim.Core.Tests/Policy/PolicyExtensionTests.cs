using System.Text;
using Lukhas.Sim.Core.Policy;
using Lukhas.Sim.TestKit.Policy;

namespace Lukhas.Sim.Core.Tests.Policy;

public sealed class PolicyExtensionTests
{
    [Fact]
    public void Parse_WhenADocumentExtendsTheDefault_AddsToIt()
    {
        var policy = Parse(
            """
            {
              "version": "3-acme", "extends": "default",
              "duress_flags": ["sos"],
              "allowed_node_types": ["REPLAY"],
              "words": { "acme": ["kraken"], "sv": { "destroy": ["spräng*"], "store": ["databas*"] } },
              "rules": [
                { "id": "acme", "decision": "deny", "rationale": "No.", "patterns": ["{acme}"], "examples": { "positive": [], "negative": [] } }
              ]
            }
            """);
        var gate = new PolicyGate(policy);

        Assert.Equal("3-acme", policy.Version);
        Assert.Superset(PolicyDocument.Default.DuressFlags.ToHashSet(), policy.DuressFlags.ToHashSet());
        Assert.Contains("sos", policy.DuressFlags);
        Assert.Equal(["REPLAY"], policy.AllowedNodeTypes);
        Assert.Equal(PolicyDocument.Default.Rules.Count + 1, policy.Rules.Count);
        Assert.Equal("acme", gate.Decide(SeedElements.Goal("release the kraken in production")).Rule);
        Assert.Equal(RuleIds.Destructive, gate.Decide(SeedElements.Goal("Spräng databasen")).Rule);
        Assert.Equal(RuleIds.Destructive, gate.Decide(SeedElements.Goal("Drop all tables")).Rule);
        Assert.Equal(PolicyDecisionKind.Allow, new PolicyGate(PolicyDocument.Default).Decide(SeedElements.Goal("Spräng databasen")).Kind);
    }

    [Theory]
    [InlineData("""{ "version": "3", "extends": "other" }""", "/extends")]
    [InlineData("""{ "version": "3", "extends": 1 }""", "/extends")]
    [InlineData("""{ "extends": "default" }""", "/version")]
    [InlineData("""{ "version": "3", "extends": "default", "surplus": 1 }""", "/surplus")]
    [InlineData("""{ "version": "3", "extends": "default", "allowed_node_types": ["DECISION"] }""", "/allowed_node_types/0")]
    [InlineData("""{ "version": "3", "extends": "default", "words": { "acme": [] } }""", "/words/acme")]
    [InlineData("""{ "version": "3", "extends": "default", "rules": [{ "id": "destructive", "decision": "deny", "rationale": "No.", "patterns": ["a"], "examples": { "positive": [], "negative": [] } }] }""", "/rules/0/id")]
    [InlineData("""{ "version": "3", "extends": "default", "rules": [{ "id": "acme", "decision": "deny", "rationale": "No.", "patterns": ["{nowhere}"], "examples": { "positive": [], "negative": [] } }] }""", "/rules/0/patterns/0")]
    [InlineData("""{ "version": "3", "extends": "default", "rules": [{ "id": "acme", "decision": "deny", "rationale": "No.", "examples": { "positive": [], "negative": [] } }] }""", "/rules/0")]
    [InlineData("""{ "version": "3", "extends": "default", "rules": [{ "id": "acme", "decision": "deny", "rationale": "No.", "patterns": [1], "examples": { "positive": [], "negative": [] } }] }""", "/rules/0/patterns/0")]
    public void Parse_WhenAnExtensionIsWrong_TellsItsPointer(string json, string pointer) =>
        Assert.Contains(Assert.Throws<PolicyFormatException>(() => Parse(json)).Errors, error => error.Pointer == pointer);

    [Fact]
    public void Parse_WhenTheLanguagesAreTooMany_TellsTheWords()
    {
        var languages = Enumerable.Range(0, PolicyWords.MostLanguages).Select(index => $$"""
            "q{{(char)('a' + (index / 26))}}{{(char)('a' + (index % 26))}}": { "acme": ["kraken"] }
            """);
        var json = $$"""{ "version": "3-acme", "extends": "default", "words": { {{string.Join(',', languages)}} } }""";

        var error = Assert.Single(Assert.Throws<PolicyFormatException>(() => Parse(json)).Errors);

        Assert.Equal("/words", error.Pointer);
    }

    private static PolicyDocument Parse(string json) => PolicyDocument.Parse(Encoding.UTF8.GetBytes(json));
}
