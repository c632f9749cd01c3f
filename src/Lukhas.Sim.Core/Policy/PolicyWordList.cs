namespace Lukhas.Sim.Core.Policy;

/// <summary>A list of words of a policy document, for its rules to refer to by name.</summary>
public sealed record PolicyWordList
{
    /// <summary>A list without words.</summary>
    public static PolicyWordList Empty { get; } = new();

    /// <summary>English words, and those of no language: they go with the words of every language.</summary>
    public IReadOnlyList<string> Common { get; init; } = [];

    /// <summary>The words of the other languages, by the language's code.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ByLanguage { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>The words of all languages.</summary>
    public IEnumerable<string> All => Common.Concat(ByLanguage.Values.SelectMany(words => words));

    /// <summary>The words that a text in a language may have: its own and the common ones.</summary>
    public IEnumerable<string> In(string language) => Common.Concat(ByLanguage.GetValueOrDefault(language, []));

    /// <summary>This list's words and another's.</summary>
    public PolicyWordList With(PolicyWordList other) => new()
    {
        Common = [.. Common, .. other.Common],
        ByLanguage = ByLanguage.Keys.Union(other.ByLanguage.Keys).ToDictionary(
            language => language,
            IReadOnlyList<string> (language) => [.. ByLanguage.GetValueOrDefault(language, []), .. other.ByLanguage.GetValueOrDefault(language, [])]),
    };
}
