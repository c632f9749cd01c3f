using System.Buffers;
using System.Text.RegularExpressions;

namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>Cuts a goal into the things to do.</summary>
internal static partial class GoalClauses
{
    /// <summary>How many clauses there are at most; what follows stays part of the last.</summary>
    public const int Limit = 20;

    private const int TitleLimit = 120;
    private static readonly SearchValues<char> Punctuation = SearchValues.Create(" \t\r\n.,;:!?*-");

    /// <summary>The clauses of a goal, in order.</summary>
    /// <param name="goal">Any text.</param>
    /// <returns>1 to <see cref="Limit"/> titles, none blank, none longer than 120 characters.</returns>
    public static IReadOnlyList<string> Split(string goal)
    {
        var clauses = new List<string>();
        var start = 0;
        foreach (var separator in Separator().EnumerateMatches(goal))
        {
            if (clauses.Count == Limit - 1)
                break;
            Add(clauses, goal.AsSpan(start, separator.Index - start));
            start = separator.Index + separator.Length;
        }

        Add(clauses, goal.AsSpan(start));
        if (clauses.Count == 0)
            clauses.Add("Do what the goal says");
        return clauses;
    }

    private static void Add(List<string> clauses, ReadOnlySpan<char> clause)
    {
        var trimmed = clause.Trim().Trim(",;:-–").Trim();
        if (trimmed.ContainsAnyExcept(Punctuation))
            clauses.Add(Shorten(trimmed));
    }

    // Not between the two halves of a surrogate pair, which would leave text that cannot be encoded.
    private static string Shorten(ReadOnlySpan<char> clause)
    {
        if (clause.Length <= TitleLimit)
            return clause.ToString();
        var end = TitleLimit - 1;
        if (char.IsHighSurrogate(clause[end - 1]))
            end--;
        return string.Concat(clause[..end].TrimEnd(), "…");
    }

    // No quantifier that could match the same text in two ways, so no backtracking worth the name. List marks need a space after
    // them and a line's start or a space before: "-", "*", "1.", "1)". A sentence ends before a space, not within "3.5" or "a.b".
    [GeneratedRegex(
        @"\b(?:then|and)\b|[.!?;](?=\s|$)|[。！？•\n]|(?<=^|\s)(?:[-*]|[0-9]{1,3}[.)])(?=\s)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Separator();
}
