using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Lukhas.Sim.Core.Policy;

namespace Lukhas.Sim.TestKit.Policy;

/// <summary>
/// The policy gate said again, slowly and simply, to compare the real one with: string by string, for seeds whose words stand
/// apart and are disguised by case, full width, zero-width characters and accents only.
/// </summary>
public sealed class ReferenceGate
{
    private static readonly string[] Duress = ["duress", "duress_active", "shadow"];
    private static readonly string[] Tags = ["Λroot", "Λadmin"];
    private static readonly string[] Scopes = ["adapter.write", "email.send", "cloud.delete"];

    private readonly List<(PolicyDecisionKind Decision, string Id, Func<ReferenceText, bool> IsMet)> _conditions = [];
    private readonly ReferenceWords _vocabulary = new();

    public ReferenceGate(PolicyDocument policy)
    {
        foreach (var list in policy.Words.Values)
            _vocabulary.Add(list.All);
        var languages = policy.Words.Values.SelectMany(list => list.ByLanguage.Keys).Distinct().Append("en").ToList();
        var common = ReferenceWords.Forms(policy.Words.Values.SelectMany(list => list.Common));
        common.UnionWith(common.SelectMany(form => form.Split(' ', '|')).ToList());
        common.UnionWith(policy.Rules.SelectMany(rule => rule.Patterns).SelectMany(Spelled));
        var own = languages.ToDictionary(
            language => language,
            language => ReferenceWords.Forms(policy.Words.Values.SelectMany(list => list.ByLanguage.GetValueOrDefault(language, []))));
        var telling = languages.ToDictionary(
            language => language,
            language => ReferenceWords.Forms(policy.Words.Values.SelectMany(list => list.ByLanguage.GetValueOrDefault(language, [])).Where(IsTelling)));
        foreach (var rule in policy.Rules)
        {
            foreach (var pattern in rule.Patterns)
                _conditions.Add((rule.Decision, rule.Id, Condition(pattern, policy.Words)));
            foreach (var (terms, language) in rule.Combinations.SelectMany(terms => languages.Select(language => (terms, language))))
            {
                var lists = Forms(terms, language, policy.Words);
                _conditions.Add((rule.Decision, rule.Id, text => IsOf(text, language, own[language], telling[language], common) && HasOneOfEach(text.Words, lists)));
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

        var texts = Strings(seed).Select(text => new ReferenceText(text, Normal(text), _vocabulary)).ToList();
        foreach (var decision in new[] { PolicyDecisionKind.Deny, PolicyDecisionKind.StepUp })
        {
            if (decision == PolicyDecisionKind.StepUp && HasFlag(constraints, ["require_step_up"]))
                return (decision, RuleIds.StepUp);
            var met = _conditions.FirstOrDefault(rule => rule.Decision == decision && texts.Any(rule.IsMet));
            if (met.Id is not null)
                return (decision, met.Id);
        }

        return (PolicyDecisionKind.Allow, null);
    }

    internal static string Normal(string text)
    {
        var kept = text.Normalize(NormalizationForm.FormKD)
            .Where(unit => char.GetUnicodeCategory(unit) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark));
        // A capital does not tell which of its two small sigmas it is; a stroke, or a dot that is missing, is no mark that falls away.
        return string.Concat(kept).ToLowerInvariant()
            .Replace('ς', 'σ').Replace('ł', 'l').Replace('ø', 'o').Replace('đ', 'd').Replace('ı', 'i');
    }

    private Func<ReferenceText, bool> Condition(string pattern, IReadOnlyDictionary<string, PolicyWordList> lists)
    {
        if (!pattern.Contains('{', StringComparison.Ordinal))
        {
            _vocabulary.AddSpelled(Spelled(pattern));
            var expression = new Regex(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
            return text => text.Views.Any(expression.IsMatch);
        }

        var steps = pattern.Split(".*").Select(step => ReferenceWords.Forms(step.Trim('(', ')').Split('|')
            .SelectMany(choice => choice.StartsWith('{') ? lists[choice.Trim('{', '}')].All : [choice.Replace(@"\b", "", StringComparison.Ordinal)]))).ToList();
        _vocabulary.Add(steps.SelectMany(step => step));
        _vocabulary.AddSpelled(Spelled(pattern));
        return text => Follow(text.Words, steps, step: 0, after: 0);
    }

    private static IEnumerable<string> Spelled(string pattern) =>
        Regex.Matches(Regex.Replace(pattern, @"\{.*?\}|\\.|\[.*?\]", " "), "[a-z]+").Select(word => word.Value);

    // A text is of a language that two of its words are of, one of them not English, or one that English letters cannot write; and of English.
    private static bool IsOf(ReferenceText text, string language, HashSet<string> own, HashSet<string> telling, HashSet<string> common)
    {
        var found = text.Words.Where(word => own.Contains(word.Form)).ToList();
        var foreign = found.Where(word => !IsCommon(word.Form, common)).ToList();
        return language == "en" || foreign.Exists(word => telling.Contains(word.Form))
            || (foreign.Count > 0 && found.Select(word => word.Start).Distinct().Count() >= 2);
    }

    private static bool IsTelling(string item) =>
        item.Split(' ').Any(choices => choices.Split('|').All(word => word.Any(unit => unit > '\u007f')));

    private static bool IsCommon(string form, HashSet<string> common) => common.Contains(form) || (!form.Contains(' ', StringComparison.Ordinal)
        && common.Any(other => (form.EndsWith('*') && other.Trim('*').StartsWith(form.Trim('*'), StringComparison.Ordinal)) || (other.EndsWith('*') ? form.Trim('*').StartsWith(other.Trim('*'), StringComparison.Ordinal) : form.Trim('*') == other.Trim('*'))));

    private static List<HashSet<string>> Forms(IReadOnlyList<string> terms, string language, IReadOnlyDictionary<string, PolicyWordList> lists) =>
        [.. terms.Select(term => ReferenceWords.Forms(term.Split('|').SelectMany(name => lists[name].In(language))))];

    private static bool HasOneOfEach(IReadOnlyList<ReferenceWord> words, IReadOnlyList<HashSet<string>> lists, params int[] taken) => taken.Length == lists.Count
        || words.Any(word => lists[taken.Length].Contains(word.Form) && !taken.Contains(word.Start) && HasOneOfEach(words, lists, [.. taken, word.Start]));

    private static bool Follow(IReadOnlyList<ReferenceWord> words, List<HashSet<string>> steps, int step, int after) => step == steps.Count
        || words.Any(word => word.Start >= after && steps[step].Contains(word.Form) && Follow(words, steps, step + 1, word.End));

    private static bool HasFlag(JsonObject? constraints, string[] names) => constraints?["flags"] is JsonObject flags
        && flags.Any(flag => names.Any(name => Same(flag.Key, name)) && flag.Value?.ToJsonString() is not (null or "false" or "0" or "\"\""));

    private static bool Same(string left, string right) => Normal(left) == Normal(right);

    private static IEnumerable<string> Strings(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Strings(member.Value).Prepend(member.Key)),
        JsonArray items => items.SelectMany(Strings),
        JsonValue value when value.TryGetValue<string>(out var text) => [text],
        _ => [],
    };
}
