using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Lukhas.Sim.Core.Policy;

namespace Lukhas.Sim.TestKit.Policy;

/// <summary>
/// The policy gate said again, slowly and simply, to compare the real one with: backtracking expressions, string by string,
/// for seeds whose words stand apart and are disguised by case, full width, zero-width characters and accents only.
/// </summary>
public sealed class ReferenceGate
{
    private static readonly string[] Duress = ["duress", "duress_active", "shadow"];
    private static readonly string[] Tags = ["Λroot", "Λadmin"];
    private static readonly string[] Scopes = ["adapter.write", "email.send", "cloud.delete"];

    private readonly List<(PolicyDecisionKind Decision, string Id, Regex Pattern)> _patterns = [];
    private readonly HashSet<string> _vocabulary = [];

    public ReferenceGate(PolicyDocument policy)
    {
        foreach (var rule in policy.Rules)
        {
            foreach (var pattern in rule.Patterns)
            {
                var expanded = Regex.Replace(pattern, @"\{([a-z-]+)\}", list => $@"\b({string.Join('|', policy.Words[list.Groups[1].Value])})\b");
                _patterns.Add((rule.Decision, rule.Id, new Regex(expanded, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)));
                _vocabulary.UnionWith(Regex.Matches(Regex.Replace(expanded, @"\\.|\[.*?\]", " "), "[a-z]{3,}").Select(word => word.Value));
            }
        }
    }

    /// <summary>The decision and its rule.</summary>
    public (PolicyDecisionKind Kind, string? Rule) Decide(JsonObject seed)
    {
        var constraints = seed["constraints"] as JsonObject;
        if (HasFlag(constraints, Duress))
            return (PolicyDecisionKind.Deny, RuleIds.Duress);
        if (Strings(seed["ul_tags"]).Any(tag => Tags.Any(name => Same(tag, name))))
            return (PolicyDecisionKind.Deny, RuleIds.UlTag);
        if (Strings(constraints?["consent"]).Any(scope => Scopes.Any(name => Same(scope, name))))
            return (PolicyDecisionKind.Deny, RuleIds.Consent);
        if (Strings(constraints?["node_types"]).Any(type => type is not ("HYPOTHESIS" or "REPLAY")))
            return (PolicyDecisionKind.Deny, RuleIds.NodeType);

        var views = Strings(seed).SelectMany(Views).ToList();
        foreach (var decision in new[] { PolicyDecisionKind.Deny, PolicyDecisionKind.StepUp })
        {
            if (decision == PolicyDecisionKind.StepUp && HasFlag(constraints, ["require_step_up"]))
                return (decision, RuleIds.StepUp);
            var met = _patterns.FirstOrDefault(rule => rule.Decision == decision && views.Any(view => rule.Pattern.IsMatch(view)));
            if (met.Id is not null)
                return (decision, met.Id);
        }

        return (PolicyDecisionKind.Allow, null);
    }

    private IEnumerable<string> Views(string text)
    {
        var words = Regex.Split(Normal(text), @"\s+");
        return [text, string.Join(' ', words), string.Join(' ', words.Where(_vocabulary.Contains))];
    }

    private static bool HasFlag(JsonObject? constraints, string[] names) => constraints?["flags"] is JsonObject flags
        && flags.Any(flag => names.Any(name => Same(flag.Key, name)) && flag.Value?.ToJsonString() is not (null or "false" or "0" or "\"\""));

    private static bool Same(string left, string right) => Normal(left) == Normal(right);

    private static string Normal(string text)
    {
        var kept = text.Normalize(NormalizationForm.FormKD)
            .Where(unit => char.GetUnicodeCategory(unit) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark));
        return string.Concat(kept).ToLowerInvariant();
    }

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Strings(member.Value).Prepend(member.Key)),
        JsonArray items => items.SelectMany(Strings),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };
}
