using System.Text.RegularExpressions;

namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>
/// A pattern that only says which words follow one another, such as <c>{destroy}.*({all}|\blot\b)</c>. It is matched by
/// looking the words of a text up, which takes no time to build and little to match, however long its lists are.
/// </summary>
internal static partial class WordPattern
{
    private const string Gap = ".*";

    /// <summary>For each step the lists (<c>{name}</c>) and words that meet it; null where the pattern says anything else.</summary>
    public static IReadOnlyList<IReadOnlyList<string>>? Parse(string pattern)
    {
        if (!pattern.Contains('{', StringComparison.Ordinal))
            return null;
        var steps = new List<IReadOnlyList<string>>();
        foreach (var part in pattern.Split(Gap))
        {
            if (!Step().IsMatch(part))
                return null;
            steps.Add([.. Choice().Matches(part).Select(match => match.Value.Replace(@"\b", "", StringComparison.Ordinal))]);
        }

        return steps;
    }

    public static bool IsList(string choice) => choice.StartsWith('{');

    public static string ListName(string choice) => choice[1..^1];

    [GeneratedRegex(@"^(?:(?:\{[a-z\-]+\}|\\b[\p{L}\p{M}]+\\b)|\((?:\{[a-z\-]+\}|\\b[\p{L}\p{M}]+\\b)(?:\|(?:\{[a-z\-]+\}|\\b[\p{L}\p{M}]+\\b))*\))\z", RegexOptions.CultureInvariant)]
    private static partial Regex Step();

    [GeneratedRegex(@"\{[a-z\-]+\}|\\b[\p{L}\p{M}]+\\b", RegexOptions.CultureInvariant)]
    private static partial Regex Choice();
}
