using System.Text.RegularExpressions;
using Lukhas.Sim.Core.Policy.Text;

namespace Lukhas.Sim.Core.Policy;

/// <summary>A rule about text, ready to match.</summary>
internal sealed class RuleMatcher
{
    public RuleMatcher(PolicyRule rule, IReadOnlyDictionary<string, IReadOnlyList<string>> words, TextFolder folder, TimeSpan timeout)
    {
        Rule = rule;
        Patterns = [.. rule.Patterns.Select(pattern => PolicyPattern.Build(pattern, words, folder, timeout))];
    }

    public PolicyRule Rule { get; }

    public IReadOnlyList<Regex> Patterns { get; }

    /// <exception cref="RegexMatchTimeoutException">The text took too long.</exception>
    public bool Meets(IReadOnlyList<string> views)
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
