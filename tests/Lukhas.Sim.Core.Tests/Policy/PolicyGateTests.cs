using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Lukhas.Sim.Core.Policy;
using Lukhas.Sim.Core.Policy.Text;
using Lukhas.Sim.TestKit.Policy;

namespace Lukhas.Sim.Core.Tests.Policy;

public sealed class PolicyGateTests
{
    private static readonly PolicyGate Gate = new(PolicyDocument.Default);

    [Theory]
    // duress
    [InlineData("""{"constraints":{"flags":{"duress":true}}}""", "duress", "/constraints/flags")]
    [InlineData("""{"constraints":{"flags":{"duress_active":"no"}}}""", "duress", "/constraints/flags")]
    [InlineData("""{"constraints":{"flags":{"shadow":{}}}}""", "duress", "/constraints/flags")]
    [InlineData("""{"constraints":{"flags":{"shadow":[]}}}""", "duress", "/constraints/flags")]
    [InlineData("""{"constraints":{"flags":{"duress":1e-400}}}""", "duress", "/constraints/flags")]
    [InlineData("""{"constraints":{"flags":{"Duress":"false"}}}""", "duress", "/constraints/flags")]
    [InlineData("""{"constraints":{"flags":{"duress":false,"duress":1}}}""", "duress", "/constraints/flags")]
    // ul-tag
    [InlineData("""{"ul_tags":["x","ΛROOT"]}""", "ul-tag", "/ul_tags/1")]
    [InlineData("""{"ul_tags":["Λadmin"]}""", "ul-tag", "/ul_tags/0")]
    [InlineData("""{"ul_tags":["Λroot"]}""", "ul-tag", "/ul_tags/0")]
    [InlineData("""{"ul_tags":["ΛＲＯＯＴ"]}""", "ul-tag", "/ul_tags/0")]
    [InlineData("""{"ul_tags":["Λ\u200bRO\u2060OT"]}""", "ul-tag", "/ul_tags/0")]
    [InlineData("""{"ul_tags":["ɅRΟОT"]}""", "ul-tag", "/ul_tags/0")]
    [InlineData("""{"ul_tags":["Λ_R00T"]}""", "ul-tag", "/ul_tags/0")]
    // consent
    [InlineData("""{"constraints":{"consent":{"scopes":["adapter.write"]}}}""", "consent", "/constraints/consent/scopes/0")]
    [InlineData("""{"constraints":{"consent":{"scopes":["a","EMAIL.SEND"]}}}""", "consent", "/constraints/consent/scopes/1")]
    [InlineData("""{"constraints":{"consent":{"scopes":["cloud.\u200bdelete"]}}}""", "consent", "/constraints/consent/scopes/0")]
    // node-type
    [InlineData("""{"constraints":{"node_types":["HYPOTHESIS","DECISION"]}}""", "node-type", "/constraints/node_types/1")]
    [InlineData("""{"constraints":{"node_types":["OTHER"]}}""", "node-type", "/constraints/node_types/0")]
    [InlineData("""{"constraints":{"node_types":[1]}}""", "node-type", "/constraints/node_types/0")]
    [InlineData("""{"constraints":{"node_types":"REPLAY"}}""", "node-type", "/constraints/node_types")]
    [InlineData("""{"context":{"a":[{"type":"decision"}]}}""", "node-type", "/context/a/0/type")]
    [InlineData("""{"context":{"node_types":["REPLAY","AWARENESS"]}}""", "node-type", "/context/node_types/1")]
    [InlineData("""{"context":{"Node-Type":"DECІSION"}}""", "node-type", "/context/Node-Type")]
    // anomaly
    [InlineData("""{"goal":"ab\u202ecd"}""", "anomaly", "/goal")]
    [InlineData("""{"goal":"ab\ud800"}""", "anomaly", "/goal")]
    [InlineData("""{"context":{"\ud800":1}}""", "anomaly", "/context")]
    [InlineData("""{"context":{"x":"a\udb40\udc41b"}}""", "anomaly", "/context/x")]
    // destructive
    [InlineData("""{"goal":"drop all tables"}""", "destructive", "/goal")]
    [InlineData("""{"context":{"a/b":[{"c":"wipe everything"}]}}""", "destructive", "/context/a~1b/0/c")]
    [InlineData("""{"context":{"drop all":1}}""", "destructive", "/context")]
    [InlineData("""{"context":{"a":{"drop all":"drop all"}}}""", "destructive", "/context/a")]
    [InlineData("""{"plan":{"steps":[{"title":"erase the full disk"}]}}""", "destructive", "/plan/steps/0/title")]
    // names that redaction would change, or that are texts
    [InlineData("""{"context":{"password=hunter2secret":{"a":"delete all"}}}""", "destructive", "/context")]
    [InlineData("""{"context":{"a":[{"ann@example.org":["delete all"]}]}}""", "destructive", "/context/a/0")]
    [InlineData("""{"context":{"+44 20 7946 0018":{"type":"DECISION"}}}""", "node-type", "/context")]
    [InlineData("""{"context":{"ann@example.org":{"b":"\u202e"}}}""", "anomaly", "/context")]
    [InlineData("""{"context":{"password":{"hunter2":"delete all"}}}""", "destructive", "/context/password")]
    [InlineData("""{"constraints":{"flags":{"ann@example.org":{"note":"delete all"}}}}""", "destructive", "/constraints/flags")]
    [InlineData("""{"constraints":{"flags":{"note":"delete all"}}}""", "destructive", "/constraints/flags/note")]
    [InlineData("""{"context":{"node_type":"DECISION"}}""", "node-type", "/context/node_type")]
    public void Decide_WhenSeedMeetsADenyingRule_DeniesAtTheField(string json, string rule, string pointer)
    {
        var decision = Gate.Decide(SeedElements.Parse(json));

        Assert.Equal((PolicyDecisionKind.Deny, rule, pointer), (decision.Kind, decision.Rule, decision.Pointer));
        Assert.Equal(PolicyDocument.Default.Version, decision.PolicyVersion);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void Decide_WhenANameIsLong_TellsItUpTo64Characters(int length, bool told)
    {
        var name = new string('n', length);

        var pointer = Gate.Decide(SeedElements.Parse($$"""{"context":{"a":{"{{name}}": {"b":"delete all"} } } }""")).Pointer;

        Assert.Equal(told ? $"/context/a/{name}/b" : "/context/a", pointer);
    }

    [Theory]
    [InlineData("""{"goal":"deploy to production"}""", "/goal")]
    [InlineData("""{"goal":"x","context":{"root":1}}""", "/context")]
    [InlineData("""{"constraints":{"flags":{"require_step_up":true}}}""", "/constraints/flags")]
    [InlineData("""{"constraints":{"flags":{"requireStepUp":1}}}""", "/constraints/flags")]
    public void Decide_WhenSeedMeetsAStepUpRule_DemandsStepUp(string json, string pointer)
    {
        var decision = Gate.Decide(SeedElements.Parse(json));

        Assert.Equal((PolicyDecisionKind.StepUp, RuleIds.StepUp, pointer), (decision.Kind, decision.Rule, decision.Pointer));
    }

    [Theory]
    [InlineData("""{"goal":"write the specification"}""")]
    [InlineData("""{"constraints":{"flags":{"duress":false,"duress_active":null,"shadow":0,"require_step_up":""}}}""")]
    [InlineData("""{"constraints":{"flags":{"shadow":-0.0e7}}}""")]
    [InlineData("""{"constraints":{"node_types":["HYPOTHESIS","REPLAY"]}}""")]
    [InlineData("""{"constraints":{"consent":{"scopes":["simulation.read_context"]}}}""")]
    [InlineData("""{"ul_tags":["ΛSIM","ΛVAR:BASELINE"],"context":{"type":"task"}}""")]
    [InlineData("""{"goal":"فريق \u2067RTL\u2069"}""")]
    [InlineData("{}")]
    public void Decide_WhenNoRuleMeetsTheSeed_Allows(string json)
    {
        var decision = Gate.Decide(SeedElements.Parse(json));

        Assert.Equal((PolicyDecisionKind.Allow, null, null), (decision.Kind, decision.Rule, decision.Pointer));
    }

    [Theory]
    [InlineData("duress")]
    [InlineData("ul-tag")]
    [InlineData("consent")]
    [InlineData("node-type")]
    [InlineData("anomaly")]
    [InlineData("destructive")]
    [InlineData("step-up")]
    public void Decide_WhenSeveralRulesAreMet_TellsTheFirstInOrder(string expected)
    {
        string[] order = ["duress", "ul-tag", "consent", "node-type", "anomaly", "destructive", "step-up"];
        var met = order.SkipWhile(rule => rule != expected).ToHashSet();
        var json = $$$"""
            {"goal":"{{{(met.Contains("step-up") ? "production" : "")}}}",
             "context":{"a":"{{{(met.Contains("destructive") ? "drop all" : "")}}}","b":"{{{(met.Contains("anomaly") ? "\\u202d" : "")}}}"},
             "constraints":{"node_types":[{{{(met.Contains("node-type") ? "\"DECISION\"" : "")}}}],
               "consent":{"scopes":[{{{(met.Contains("consent") ? "\"email.send\"" : "")}}}]},
               "flags":{"duress":{{{(met.Contains("duress") ? "1" : "0")}}}}},
             "ul_tags":[{{{(met.Contains("ul-tag") ? "\"ΛROOT\"" : "")}}}]}
            """;

        Assert.Equal(expected, Gate.Decide(SeedElements.Parse(json)).Rule);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("\"drop all\"")]
    [InlineData("1")]
    [InlineData("null")]
    public void Decide_WhenSeedIsNoObject_DeniesAsAnomaly(string json) =>
        Assert.Equal(RuleIds.Anomaly, Gate.Decide(SeedElements.Parse(json)).Rule);

    [Fact]
    public void Decide_WhenElementCannotBeRead_DeniesAsAnomaly()
    {
        var document = JsonDocument.Parse("{}");
        var disposed = document.RootElement;
        document.Dispose();

        Assert.Equal(RuleIds.Anomaly, Gate.Decide(default).Rule);
        Assert.Equal(RuleIds.Anomaly, Gate.Decide(disposed).Rule);
    }

    [Theory]
    [InlineData("""{"ul_tags":""", "}")]
    [InlineData("""{"context":""", "}")]
    public void Decide_WhenNestedTooDeep_DeniesAsAnomaly(string before, string after)
    {
        var json = before + new string('[', 9_000) + new string(']', 9_000) + after;

        Assert.Equal(RuleIds.Anomaly, Gate.Decide(SeedElements.Parse(json)).Rule);
    }

    [Fact]
    public void Decide_WhenTheSeedIsAsLargeAsAllowed_TakesLinearTime()
    {
        var hostile = new[] { "d ", "!|", "a1l", "drop ", "al l ", "е" };
        foreach (var piece in hostile)
        {
            var decided = Gate.Decide(SeedElements.Goal(string.Concat(Enumerable.Repeat(piece, 64 * 1024 / piece.Length))));
            Assert.NotEqual(RuleIds.Anomaly, decided.Rule);
        }
    }

    [Fact]
    public void Decide_WhenMatchingTakesTooLong_DeniesAsAnomaly()
    {
        var impatient = new PolicyGate(PolicyDocument.Default, TextFolder.Unicode, timeout: TimeSpan.FromTicks(1));
        var seed = SeedElements.Parse($$$"""{"goal":"x","context":{"a":"drop {{{new string('x', 1 << 20)}}}"}}""");

        var decision = impatient.Decide(seed);

        Assert.Equal((PolicyDecisionKind.Deny, RuleIds.Anomaly), (decision.Kind, decision.Rule));
        Assert.Equal(PolicyDecisionKind.Allow, Gate.Decide(seed).Kind);
    }

    [Theory]
    [InlineData("""{"goal":"größe"}""", "/goal")]
    [InlineData("""{"goal":"x","ul_tags":["größe"]}""", "")]
    public void Decide_WhenReadingTimesOut_DeniesAsAnomaly(string json, string pointer)
    {
        var folder = new TextFolder(text => text == "größe"
            ? throw new RegexMatchTimeoutException()
            : text.Normalize(NormalizationForm.FormKD));
        var gate = new PolicyGate(PolicyDocument.Default, folder, TimeSpan.FromSeconds(1));

        var decision = gate.Decide(SeedElements.Parse(json));

        Assert.Equal((PolicyDecisionKind.Deny, RuleIds.Anomaly, pointer), (decision.Kind, decision.Rule, decision.Pointer));
    }

    [Fact]
    public void Matchers_WhenBuilt_AreLinearAndTimed()
    {
        var patterns = Gate.Matchers.SelectMany(matcher => matcher.Patterns).ToList();

        Assert.Equal(
            PolicyDocument.Default.Rules.Sum(rule => rule.Patterns.Count),
            patterns.Count + Gate.Matchers.Sum(matcher => matcher.Sequences.Count));
        Assert.All(patterns, pattern =>
        {
            Assert.Equal(
                RegexOptions.NonBacktracking
                | RegexOptions.CultureInvariant
                | RegexOptions.IgnoreCase,
                pattern.Options);
            Assert.InRange(pattern.MatchTimeout, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(5));
        });
    }

    [Fact]
    public void Safety_WhenCautionTermsAreMet_IsTheProductOfTheirComplements()
    {
        var cautions = Gate.Cautions(SeedElements.Parse("""{"goal":"An IRREVERSIBLE step","context":{"shut-down":"irrevocably"}}"""));

        Assert.Equal(["irreversible", "shutdown"], cautions.Select(caution => caution.Term));
        Assert.Equal(0.75 * 0.9, PolicyGate.Safety(cautions), 12);
        Assert.Equal(1, PolicyGate.Safety(Gate.Cautions(["plan a party", "forceful"])));
    }
}
