using System.Text.RegularExpressions;
using Lukhas.Sim.Core.Policy.Text;

namespace Lukhas.Sim.Core.Policy;

/// <summary>A rule about text, ready to match.</summary>
internal sealed class RuleMatcher
{
    public RuleMatcher(PolicyRule rule, PolicyDocument policy, PolicyWords words, TextFolder folder, TimeSpan timeout)
    {
        Rule = rule;
        Sequences = [.. rule.Patterns.Select(words.Sequence).OfType<WordSequence>()];
        Combinations = [.. rule.Combinations.Select(words.Combination)];
        Patterns = [.. rule.Patterns.Where(pattern => WordPattern.Parse(pattern) is null)
            .Select(pattern => PolicyPattern.Build(pattern, policy.Words, folder, timeout))];
    }

    public PolicyRule Rule { get; }

    /// <summary>The patterns that say only which words follow one another.</summary>
    public IReadOnlyList<WordSequence> Sequences { get; }

    public IReadOnlyList<WordCombination> Combinations { get; }

    /// <summary>The other patterns.</summary>
    public IReadOnlyList<Regex> Patterns { get; }

    /// <exception cref="RegexMatchTimeoutException">The text took too long.</exception>
    public bool Meets(ReadText text) => MeetsWords(text) || MeetsPattern(text.Views);

    private bool MeetsWords(ReadText text)
    {
        var words = text.Words;
        if (words.Count == 0)
            return false;
        foreach (var sequence in Sequences)
        {
            if (sequence.IsMet(words))
                return true;
        }

        foreach (var combination in Combinations)
        {
            if (combination.IsMet(text.Hits, text.Languages))
                return true;
        }

        return false;
    }

    private bool MeetsPattern(IReadOnlyList<string> views)
    {
        foreach (var pattern in Patterns)
        {
            foreach (var view in views)
            {
                if (pattern.IsMatch(view))
                    return true;
            }
        }

        return false;
    }
}
