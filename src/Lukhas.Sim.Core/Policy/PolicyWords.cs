using Lukhas.Sim.Core.Policy.Text;

namespace Lukhas.Sim.Core.Policy;

/// <summary>A policy's words as one vocabulary, and its lists and patterns as sets of them.</summary>
internal sealed class PolicyWords
{
    private readonly Dictionary<string, WordSet> _sets = new(StringComparer.Ordinal);

    public PolicyWords(PolicyDocument policy, TextFolder folder)
    {
        Lists = policy.Words;
        Vocabulary = new Vocabulary(folder);
        Vocabulary.Expect(policy.Words.Values.Sum(words => words.Count));
        foreach (var word in policy.Rules.SelectMany(rule => rule.Patterns).SelectMany(PolicyPattern.SpelledWords))
            Vocabulary.Add(word, mayJoin: true);
        foreach (var (name, words) in policy.Words)
            _sets[name] = Set(words);
    }

    public IReadOnlyDictionary<string, IReadOnlyList<string>> Lists { get; }

    public Vocabulary Vocabulary { get; }

    /// <summary>A pattern as a sequence of words; null where it is none.</summary>
    public WordSequence? Sequence(string pattern) =>
        WordPattern.Parse(pattern) is { } steps ? new WordSequence([.. steps.Select(Step)]) : null;

    public WordCombination Combination(IReadOnlyList<string> terms) =>
        new([.. terms.Select(term => WordSet.Union([.. WordCombination.Lists(term).Select(name => _sets[name])]))]);

    private WordSet Step(IReadOnlyList<string> choices) => choices is [var only] && WordPattern.IsList(only)
        ? _sets[WordPattern.ListName(only)]
        : Set([.. choices.SelectMany(choice => WordPattern.IsList(choice) ? Lists[WordPattern.ListName(choice)] : [choice])]);


    private WordSet Set(IReadOnlyList<string> words) => new([.. words.SelectMany(word => Vocabulary.Add(word))]);
}
