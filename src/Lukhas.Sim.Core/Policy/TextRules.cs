using System.Text.RegularExpressions;
using Lukhas.Sim.Core.Policy.Text;

namespace Lukhas.Sim.Core.Policy;

/// <summary>The rules about text, those that deny first.</summary>
internal sealed class TextRules
{
    private readonly PolicyWords _words;

    public TextRules(PolicyDocument policy, TextFolder folder, TimeSpan timeout)
    {
        _words = new PolicyWords(policy, folder);
        Matchers = [.. policy.Rules.Select(rule => new RuleMatcher(rule, policy, _words, folder, timeout))];
    }

    public IReadOnlyList<RuleMatcher> Matchers { get; }

    /// <summary>The earliest rule that any of the texts meets, with the first text that meets it; null when none does.</summary>
    /// <exception cref="UnreadableTextException">A text could not be matched; where, and why.</exception>
    public (PolicyRule Rule, string Pointer)? First(IReadOnlyList<SeedText> texts)
    {
        var best = Matchers.Count;
        SeedField? field = null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            if (best == 0)
                break;
            if (!seen.Add(text.Text))
                continue;
            var met = Earliest(text, best);
            if (met < best)
                (best, field) = (met, text.Field);
        }

        return field is null ? null : (Matchers[best].Rule, field.Pointer);
    }

    private int Earliest(SeedText text, int end)
    {
        try
        {
            var read = _words.Read(text.Text);
            for (var index = 0; index < end; index++)
            {
                if (Matchers[index].Meets(read))
                    return index;
            }

            return end;
        }
        catch (Exception error) when (error is RegexMatchTimeoutException or ArgumentException)
        {
            throw new UnreadableTextException(text.Field.Pointer, error);
        }
    }
}
