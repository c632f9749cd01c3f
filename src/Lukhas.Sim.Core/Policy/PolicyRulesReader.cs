using Lukhas.Sim.Core.Policy.Text;
using Lukhas.Sim.Core.Seeds;

namespace Lukhas.Sim.Core.Policy;

/// <summary>Reads the rules of a policy document.</summary>
internal sealed class PolicyRulesReader(IReadOnlyDictionary<string, IReadOnlyList<string>> words, PolicyErrors errors)
{
    private static readonly string[] WithoutPatterns =
        [RuleIds.Duress, RuleIds.UlTag, RuleIds.Consent, RuleIds.NodeType, RuleIds.Anomaly];

    public IReadOnlyList<PolicyRule> Read(PolicyMember member)
    {
        var rules = new List<PolicyRule>();
        foreach (var item in member.Items())
        {
            var rule = ReadRule(item, rules.Count);
            if (rules.Any(other => other.Id == rule.Id))
                errors.Add(item.Pointer.Member("id"), "is the id of an earlier rule");
            rules.Add(rule);
        }

        RequireFloor(member.Pointer, rules, RuleIds.Destructive, PolicyDecisionKind.Deny, PolicyFloor.Destructive);
        RequireFloor(member.Pointer, rules, RuleIds.StepUp, PolicyDecisionKind.StepUp, PolicyFloor.StepUp);
        return [.. rules.OrderBy(rule => rule.Decision == PolicyDecisionKind.Deny ? 0 : 1)];
    }

    private PolicyRule ReadRule(PolicyMember member, int position)
    {
        member.RequireObject(["id", "decision", "rationale", "patterns", "examples"], optional: ["combinations"]);
        var id = member.Member("id");
        if (id.IsText && (WithoutPatterns.Contains(id.Text()) || !id.Text().All(IsIdUnit)))
            errors.Add(id.Pointer, "must be lower-case letters, digits and hyphens, and not the id of a fixed rule");
        var patterns = member.Member("patterns");
        foreach (var pattern in patterns.Items().Where(pattern => pattern.IsText))
        {
            if (PolicyPattern.Problem(pattern.Text(), words) is { } problem)
                errors.Add(pattern.Pointer, problem);
        }

        var examples = member.Member("examples");
        examples.RequireObject(["positive", "negative"]);
        return new PolicyRule
        {
            Id = id.Text(),
            Decision = ReadDecision(member.Member("decision")),
            Rationale = member.Member("rationale").Text(),
            Patterns = patterns.Texts(),
            Combinations = member.Has("combinations") ? [.. member.Member("combinations").Items().Select(ReadCombination)] : [],
            PositiveExamples = examples.Member("positive").Texts(),
            NegativeExamples = examples.Member("negative").Texts(),
            Position = position,
        };
    }

    private IReadOnlyList<string> ReadCombination(PolicyMember member)
    {
        var terms = member.Items();
        if (terms.Count == 0 && member.IsArray)
            errors.Add(member.Pointer, "must name at least one list of words");
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

    private void RequireFloor(
        JsonPointer pointer, List<PolicyRule> rules, string id, PolicyDecisionKind decision, IReadOnlyList<string> patterns)
    {
        var index = rules.FindIndex(rule => rule.Id == id);
        if (index < 0)
        {
            errors.Add(pointer, $"must hold the rule {id}");
            return;
        }

        if (rules[index].Decision != decision)
            errors.Add(pointer.Item(index).Member("decision"), "is not the decision of this rule");
        foreach (var missing in patterns.Except(rules[index].Patterns))
            errors.Add(pointer.Item(index).Member("patterns"), $"must hold the pattern {missing}");
    }
}
