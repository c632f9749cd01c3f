using System.Text.RegularExpressions;
using Lukhas.Sim.Core.Policy.Text;

namespace Lukhas.Sim.Core.Policy;

/// <summary>Finds the caution terms that texts meet.</summary>
internal sealed class CautionScale(PolicyDocument policy, TextFolder folder)
{
    private readonly (Caution Caution, Regex Phrases)[] _terms =
        [.. policy.Cautions.Select(caution => (caution, PolicyPattern.BuildPhrases([caution.Term, .. caution.Forms], folder)))];

    /// <summary>The cautions met, each once, in the document's order.</summary>
    public IReadOnlyList<Caution> Met(IEnumerable<string> texts)
    {
        var met = new bool[_terms.Length];
        foreach (var text in texts.Distinct(StringComparer.Ordinal))
        {
            var folded = folder.Fold(text);
            for (var index = 0; index < _terms.Length; index++)
                met[index] |= Meets(_terms[index].Phrases, folded);
        }

        return [.. _terms.Where((_, index) => met[index]).Select(term => term.Caution)];
    }

    // What cannot be matched in time is not safe either.
    private static bool Meets(Regex phrases, string folded)
    {
        try
        {
            return phrases.IsMatch(folded);
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }
}
