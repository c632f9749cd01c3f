using System.Globalization;
using Lukhas.Sim.Core.Policy.Text;

namespace Lukhas.Sim.Core.Policy;

/// <summary>Reads the lists of words of a policy document: a list's words in one array, or in one array for each language.</summary>
internal sealed class PolicyWordsReader(PolicyErrors errors)
{
    // Shorter ones begin too many words that mean something else.
    private const int ShortestStem = 3;
    private const int ShortestPart = 4;
    private const char Mark = '*';

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Read(PolicyMember member)
    {
        var lists = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (name, list) in member.Entries())
        {
            if (!PolicyPattern.IsWordListName(name))
                errors.Add(list.Pointer, "must be named with lower-case letters and hyphens");
            lists[name] = list.IsArray ? ReadList(list) : [.. list.Entries().SelectMany(ReadLanguage)];
        }

        return lists;
    }

    private IReadOnlyList<string> ReadLanguage((string Name, PolicyMember Value) language)
    {
        if (language.Name is not { Length: 2 or 3 } || !language.Name.All(char.IsAsciiLetterLower))
            errors.Add(language.Value.Pointer, "must be named with a language's code of two or three small letters");
        return ReadList(language.Value);
    }

    private IReadOnlyList<string> ReadList(PolicyMember list)
    {
        var items = list.Items();
        if (items.Count == 0 && list.IsArray)
            errors.Add(list.Pointer, "must hold at least one word");
        foreach (var item in items.Where(item => item.IsText))
        {
            if (Problem(item.Text()) is { } problem)
                errors.Add(item.Pointer, problem);
        }

        return [.. items.Select(item => item.Text())];
    }

    private static string? Problem(string words) => words.Split(' ').Select(WordProblem).FirstOrDefault(problem => problem is not null);

    private static string? WordProblem(string word)
    {
        var isPart = word.StartsWith(Mark);
        var isStem = word.EndsWith(Mark);
        var letters = word[(isPart ? 1 : 0)..(isStem && word.Length > 1 ? ^1 : ^0)];
        if (!letters.All(IsWordUnit) || !letters.Any(char.IsLetter))
            return "must be words of letters and digits, each with a letter in it and no more than a * at either end, one space between them";
        if (isPart && letters.Length < ShortestPart)
            return $"must have at least {ShortestPart} letters after the *";
        return isStem && letters.Length < ShortestStem ? $"must have at least {ShortestStem} letters before the *" : null;
    }

    private static bool IsWordUnit(char unit) => char.IsLetterOrDigit(unit)
        || char.GetUnicodeCategory(unit) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
