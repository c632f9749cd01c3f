using Lukhas.Sim.Core.Policy.Text;
using Lukhas.Sim.Core.Seeds;

namespace Lukhas.Sim.Core.Policy;

/// <summary>Reads the rules of a policy document.</summary>
internal sealed class PolicyRulesReader(IReadOnlyDictionary<string, PolicyWordList> words, PolicyErrors errors)
{
    private static readonly string[] WithoutPatterns =
        [RuleIds.Duress, RuleIds.UlTag, RuleIds.Consent, RuleIds.NodeType, RuleIds.Anomaly];

    /// <summary>The rules that are inherited and those of the document; those that deny first.</summary>
    public IReadOnlyList<PolicyRule> Read(PolicyMember member, IReadOnlyList<PolicyRule> inherited)
    {
        List<PolicyRule> rules = [.. inherited.Select(rule => rule with { Position = null })];
        foreach (var (position, item) in member.Items().Index())
        {
            var rule = ReadRule(item, position);
            if (rules.Any(other => other.Id == rule.Id))
                errors.Add(item.Pointer.Member("id"), "is the id of an earlier rule");
            rules.Add(rule);
        }

        return [.. rules.OrderBy(rule => rule.Decision == PolicyDecisionKind.Deny ? 0 : 1)];
    }

    /// <summary>Adds an error for what the floor demands and the rules do not have.</summary>
    public static void RequireFloor(JsonPointer pointer, IReadOnlyList<PolicyRule> rules, PolicyErrors errors)
    {
        RequireFloor(pointer, rules, RuleIds.Destructive, PolicyDecisionKind.Deny, PolicyFloor.Destructive, errors);
        RequireFloor(pointer, rules, RuleIds.StepUp, PolicyDecisionKind.StepUp, PolicyFloor.StepUp, errors);
    }

    private PolicyRule ReadRule(PolicyMember member, int position)
    {
        member.RequireObject(["id", "decision", "rationale", "examples"], optional: ["patterns", "combinations"]);
        var id = member.Member("id");
        if (id.IsText && (WithoutPatterns.Contains(id.Text()) || !id.Text().All(IsIdUnit)))
            errors.Add(id.Pointer, "must be lower-case letters, digits and hyphens, and not the id of a fixed rule");
        IReadOnlyList<string> patterns = member.Has("patterns") ? [.. member.Member("patterns").Items().Select(ReadPattern)] : [];
        IReadOnlyList<IReadOnlyList<string>> combinations = member.Has("combinations") ? [.. member.Member("combinations").Items().Select(ReadCombination)] : [];
        if (member.IsObject && patterns.Count + combinations.Count == 0)
            errors.Add(member.Pointer, "must hold a pattern or a combination; no text meets it");
        var examples = member.Member("examples");
        examples.RequireObject(["positive", "negative"]);
        return new PolicyRule
        {
            Id = id.Text(),
            Decision = ReadDecision(member.Member("decision")),
            Rationale = member.Member("rationale").Text(),
            Patterns = patterns,
            Combinations = combinations,
            PositiveExamples = examples.Member("positive").Texts(),
            NegativeExamples = examples.Member("negative").Texts(),
            Position = position,
        };
    }

    private string ReadPattern(PolicyMember member)
    {
        if (member.IsText && PolicyPattern.Problem(member.Text(), words) is { } problem)
            errors.Add(member.Pointer, problem);
        return member.Text();
    }

    private IReadOnlyList<string> ReadCombination(PolicyMember member)
    {
        var terms = member.Items();
        if (terms.Count is 0 or > WordCombination.MostTerms && member.IsArray)
            errors.Add(member.Pointer, $"must name at least one list of words and at most {WordCombination.MostTerms}");
        foreach (var term in terms.Where(term => term.IsText))
        {
            foreach (var name in WordCombination.Lists(term.Text()).Where(name => !words.ContainsKey(name)))
                errors.Add(term.Pointer, $"refers to the words {name}, which the document does not have");
        }

        return [.. terms.Select(term => term.Text())];
    }

    private static bool IsIdUnit(char unit) => char.IsAsciiLetterLower(unit) || char.IsAsciiDigit(unit) || unit == '-';

    private PolicyDecisionKind ReadDecision(PolicyMember member)
    {
        switch (member.Text())
        {
            case "deny":
                return PolicyDecisionKind.Deny;
            case "step_up":
                return PolicyDecisionKind.StepUp;
            default:
                if (member.IsText)
                    errors.Add(member.Pointer, "must be deny or step_up");
                return PolicyDecisionKind.Deny;
        }
    }

    private static void RequireFloor(
        JsonPointer pointer, IReadOnlyList<PolicyRule> rules, string id, PolicyDecisionKind decision, IReadOnlyList<string> patterns, PolicyErrors errors)
    {
        if (rules.FirstOrDefault(rule => rule.Id == id) is not { Position: { } position } rule)
        {
            errors.Add(pointer, $"must hold the rule {id}");
            return;
        }

        if (rule.Decision != decision)
            errors.Add(pointer.Item(position).Member("decision"), "is not the decision of this rule");
        foreach (var missing in patterns.Except(rule.Patterns))
            errors.Add(pointer.Item(position).Member("patterns"), $"must hold the pattern {missing}");
    }
}
