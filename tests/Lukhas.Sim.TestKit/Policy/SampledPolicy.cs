using Lukhas.Sim.Core.Policy;

namespace Lukhas.Sim.TestKit.Policy;

/// <summary>The default policy with a few words of each list and language, so that the slow reference gate can follow.</summary>
public static class SampledPolicy
{
    private const int Each = 6;

    public static PolicyDocument Document { get; } = PolicyDocument.Default with
    {
        Words = PolicyDocument.Default.Words.ToDictionary(
            list => list.Key,
            list => new PolicyWordList
            {
                Common = Sample(list.Value.Common),
                ByLanguage = list.Value.ByLanguage.ToDictionary(own => own.Key, own => Sample(own.Value)),
            }),
    };

    // From all over the list: words, stems, parts and phrases.
    private static IReadOnlyList<string> Sample(IReadOnlyList<string> words) =>
        [.. words.Where((_, index) => index % Math.Max(1, words.Count / Each) == 0).Take(Each)];
}
