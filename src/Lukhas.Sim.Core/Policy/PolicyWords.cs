using System.Runtime.InteropServices;
using System.Text;
using Lukhas.Sim.Core.Policy.Text;

namespace Lukhas.Sim.Core.Policy;

/// <summary>A policy's words as one vocabulary, and its lists, patterns and combinations over it.</summary>
internal sealed class PolicyWords
{
    /// <summary>How many languages there may be besides English: each has a bit of its own.</summary>
    public const int MostLanguages = 64;

    // A word that might be of another language tells of its own only beside another one; that one may be English too.
    private const int FewestWords = 2;

    private readonly PolicyDocument _policy;
    private readonly TextViews _views;
    private readonly WordLists _lists = new();
    private readonly Vocabulary _vocabulary;
    private readonly string[] _languages;
    private readonly Dictionary<(string Name, string? Language), int> _listNumbers = [];
    private readonly List<ulong> _languageOf = [];
    private readonly Dictionary<int, ulong> _telling = [];

    public PolicyWords(PolicyDocument policy, TextFolder folder)
    {
        _policy = policy;
        _vocabulary = new Vocabulary(folder);
        _views = new TextViews(folder, _vocabulary);
        _languages = [.. policy.Words.Values.SelectMany(list => list.ByLanguage.Keys).Distinct().Order(StringComparer.Ordinal)];
        foreach (var word in policy.Rules.SelectMany(rule => rule.Patterns).SelectMany(PolicyPattern.SpelledWords))
            _vocabulary.Add(word, [], mayJoin: true);
        foreach (var (name, list) in policy.Words)
            Add((name, null), list.Common, language: 0);
        _vocabulary.EndFirst();
        foreach (var (name, list) in policy.Words)
        {
            foreach (var (language, words) in list.ByLanguage)
                Add((name, language), words, 1UL << Array.IndexOf(_languages, language));
        }
    }

    /// <summary>A text as the rules see it.</summary>
    public ReadText Read(string text)
    {
        var (views, words) = _views.Of(text);
        var hits = _lists.In(words);
        return new ReadText(views, words, hits, LanguagesOf(words, hits));
    }

    /// <summary>A pattern as a sequence of words, of whatever languages; null where it is none.</summary>
    public WordSequence? Sequence(string pattern) =>
        WordPattern.Parse(pattern) is { } steps ? new WordSequence([.. steps.Select(Step)]) : null;

    /// <summary>A combination, of common words or of those and one language's.</summary>
    public WordCombination Combination(IReadOnlyList<string> terms) =>
        new(Terms(terms, language: null), [.. _languages.Select(language => HasOwn(terms, language) ? Terms(terms, language) : null)]);

    private void Add((string Name, string? Language) list, IReadOnlyList<string> words, ulong language)
    {
        var numbers = new List<int>();
        foreach (var word in words)
        {
            var first = numbers.Count;
            _vocabulary.Add(word, numbers);
            if (language != 0 && IsTelling(word))
                Tell(CollectionsMarshal.AsSpan(numbers)[first..], language);
        }

        _listNumbers.Add(list, _lists.Add(numbers));
        _languageOf.Add(language);
    }

    private void Tell(ReadOnlySpan<int> numbers, ulong language)
    {
        foreach (var number in numbers)
            CollectionsMarshal.GetValueRefOrAddDefault(_telling, number, out _) |= language;
    }

    private ulong LanguagesOf(IReadOnlyList<WordReading> words, ListHits hits)
    {
        var (found, foreign) = (0UL, 0UL);
        foreach (var reading in words)
        {
            var languages = LanguagesOf(reading.Word);
            if (languages == 0 || _vocabulary.IsOfFirst(reading.Word))
                continue;
            foreign |= languages;
            found |= _telling.GetValueOrDefault(reading.Word.Number);
        }

        foreach (var lists in hits.Lists.Where(list => (_languageOf[list] & foreign) != 0).GroupBy(list => _languageOf[list]))
        {
            if (lists.SelectMany(hits.Places).Distinct().Skip(FewestWords - 1).Any())
                found |= lists.Key;
        }

        return found;
    }

    private ulong LanguagesOf(VocabularyWord word)
    {
        var languages = 0UL;
        foreach (var list in _lists.Of(word))
            languages |= _languageOf[list];
        return languages;
    }

    // A word with other letters than English has, or a phrase with a place for such words only, tells its language by itself.
    private static bool IsTelling(string item) => !Ascii.IsValid(item)
        && (!Phrases.IsPhrase(item) || Phrases.Steps(item).Any(choices => choices.All(word => !Ascii.IsValid(word))));

    private bool HasOwn(IReadOnlyList<string> terms, string language) =>
        terms.SelectMany(WordCombination.Lists).Any(name => _listNumbers.ContainsKey((name, language)));

    private int[][] Terms(IReadOnlyList<string> terms, string? language) => [.. terms.Select(term => WordCombination.Lists(term)
        .SelectMany(name => new[] { (name, null), (name, language) })
        .Distinct()
        .Where(_listNumbers.ContainsKey)
        .Select(list => _listNumbers[list])
        .ToArray())];

    private WordSet Step(IReadOnlyList<string> choices) => new(Numbers(
        choices.SelectMany(choice => WordPattern.IsList(choice) ? _policy.Words[WordPattern.ListName(choice)].All : [choice])));

    private List<int> Numbers(IEnumerable<string> words)
    {
        var numbers = new List<int>();
        foreach (var word in words)
            _vocabulary.Add(word, numbers);
        return numbers;
    }
}
