using System.Globalization;
using Lukhas.Sim.Core.Policy.Text;

namespace Lukhas.Sim.Core.Policy;

/// <summary>
/// Reads the lists of words of a policy document. They stand by their names, or by language and name; the words of one name
/// are one list.
/// </summary>
internal sealed class PolicyWordsReader(PolicyErrors errors)
{
    // Shorter ones begin too many words that mean something else.
    private const int ShortestStem = 3;
    private const int ShortestPart = 4;
    private const char Mark = '*';
    private const char Or = '|';
    private const string English = "en";

    public Dictionary<string, PolicyWordList> Read(PolicyMember member)
    {
        var lists = new Dictionary<string, PolicyWordList>(StringComparer.Ordinal);
        foreach (var list in member.Entries().SelectMany(entry => ReadEntry(entry.Name, entry.Value)).GroupBy(list => list.Name, StringComparer.Ordinal))
        {
            lists.Add(list.Key, new PolicyWordList
            {
                Common = Words(list.Where(part => part.Language is null)),
                ByLanguage = list.Where(part => part.Language is not null).GroupBy(part => part.Language!, StringComparer.Ordinal)
                    .ToDictionary(language => language.Key, Words, StringComparer.Ordinal),
            });
        }

        return lists;
    }

    private static IReadOnlyList<string> Words(IEnumerable<Part> parts) => [.. parts.SelectMany(part => part.Words)];

    private IReadOnlyList<Part> ReadEntry(string name, PolicyMember value) =>
        value.IsObject ? ReadLanguage(name, value) : [new Part(name, Language: null, ReadList(name, value))];

    private IReadOnlyList<Part> ReadLanguage(string code, PolicyMember member)
    {
        if (code is not { Length: 2 or 3 } || !code.All(char.IsAsciiLetterLower))
            errors.Add(member.Pointer, "must be named with a language's code of two or three small letters");
        return [.. member.Entries().Select(entry => new Part(entry.Name, code == English ? null : code, ReadList(entry.Name, entry.Value)))];
    }

    private IReadOnlyList<string> ReadList(string name, PolicyMember list)
    {
        if (!PolicyPattern.IsWordListName(name))
            errors.Add(list.Pointer, "must be named with lower-case letters and hyphens");
        return ReadWords(list);
    }

    private IReadOnlyList<string> ReadWords(PolicyMember list)
    {
        var words = list.CheckedTexts(Problem);
        if (words.Count == 0 && list.IsArray)
            errors.Add(list.Pointer, "must hold at least one word");
        return words;
    }

    private static string? Problem(string item)
    {
        if (item.Contains(Or) && !Phrases.IsPhrase(item))
            return "must not be a choice by itself; the words can each be an item";
        foreach (var word in item.AsSpan().SplitAny(' ', Or))
        {
            if (WordProblem(item.AsSpan(word)) is { } problem)
                return problem;
        }

        return null;
    }

    private static string? WordProblem(ReadOnlySpan<char> word)
    {
        var isPart = word.StartsWith(Mark);
        var isStem = word.EndsWith(Mark);
        var letters = word[(isPart ? 1 : 0)..(isStem && word.Length > 1 ? ^1 : ^0)];
        var hasLetter = false;
        var isWord = true;
        foreach (var unit in letters)
        {
            isWord &= IsWordUnit(unit);
            hasLetter |= char.IsLetter(unit);
        }

        if (!isWord || !hasLetter)
            return "must be words of letters and digits, each with a letter in it and no more than a * at either end, one space or | between them";
        if (isPart && letters.Length < ShortestPart)
            return $"must have at least {ShortestPart} letters after the *";
        return isStem && letters.Length < ShortestStem ? $"must have at least {ShortestStem} letters before the *" : null;
    }

    private static bool IsWordUnit(char unit) => char.IsLetterOrDigit(unit)
        || char.GetUnicodeCategory(unit) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>The words that a document gives a list in one place.</summary>
    private sealed record Part(string Name, string? Language, IReadOnlyList<string> Words);
}
