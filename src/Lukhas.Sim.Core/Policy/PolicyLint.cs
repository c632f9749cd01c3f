using System.Text.RegularExpressions;
using Lukhas.Sim.Core.Policy.Text;
using Lukhas.Sim.Core.Seeds;

namespace Lukhas.Sim.Core.Policy;

/// <summary>Checks a policy document further than a start does: its examples too.</summary>
public static class PolicyLint
{
    /// <summary>Everything that is wrong with a document; nothing when the lane may start with it and it does what it says.</summary>
    /// <param name="utf8">JSON, as <see cref="PolicyDocument.Parse"/> takes it.</param>
    /// <returns>
    /// The errors of its form, in its order; where there are none, the rules without examples, the positive examples that their
    /// rule does not meet and the negative ones that it does.
    /// </returns>
    public static IReadOnlyList<PolicyDocumentError> Check(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            return CheckExamples(PolicyDocument.Parse(utf8));
        }
        catch (PolicyFormatException error)
        {
            return error.Errors;
        }
    }

    private static List<PolicyDocumentError> CheckExamples(PolicyDocument policy)
    {
        var words = new PolicyWords(policy, TextFolder.Unicode);
        var matchers = policy.Rules.Select(rule => new RuleMatcher(rule, policy, words, TextFolder.Unicode, PolicyPattern.Timeout)).ToList();
        var errors = new PolicyErrors();
        foreach (var matcher in matchers.OrderBy(matcher => matcher.Rule.Position))
        {
            if (matcher.Rule.Position is not { } position)
                continue;
            var examples = JsonPointer.Root.Member("rules").Item(position).Member("examples");
            RequireAny(matcher.Rule.PositiveExamples, examples.Member("positive"), errors);
            RequireAny(matcher.Rule.NegativeExamples, examples.Member("negative"), errors);
            Check(matcher, words, matcher.Rule.PositiveExamples, isMet: true, examples.Member("positive"), errors);
            Check(matcher, words, matcher.Rule.NegativeExamples, isMet: false, examples.Member("negative"), errors);
        }

        return [.. errors.All];
    }

    private static void RequireAny(IReadOnlyList<string> examples, JsonPointer pointer, PolicyErrors errors)
    {
        if (examples.Count == 0)
            errors.Add(pointer, "must hold an example; nothing shows what the rule is for");
    }

    private static void Check(
        RuleMatcher matcher, PolicyWords words, IReadOnlyList<string> examples, bool isMet, JsonPointer pointer, PolicyErrors errors)
    {
        for (var index = 0; index < examples.Count; index++)
        {
            try
            {
                if (matcher.Meets(words.Read(examples[index])) != isMet)
                    errors.Add(pointer.Item(index), isMet ? $"is not met by the rule {matcher.Rule.Id}" : $"is met by the rule {matcher.Rule.Id}");
            }
            catch (RegexMatchTimeoutException)
            {
                errors.Add(pointer.Item(index), $"takes the rule {matcher.Rule.Id} too long to match");
            }
        }
    }
}
