namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>Words in any order, whatever stands between them.</summary>
internal sealed class WordCombination(IReadOnlyList<WordSet> sets)
{
    /// <summary>Whether a text has a word of each set.</summary>
    public bool IsMet(IReadOnlyList<WordReading> words)
    {
        foreach (var set in sets)
        {
            var has = false;
            for (var index = 0; index < words.Count && !has; index++)
                has = set.Contains(words[index].Word);
            if (!has)
                return false;
        }

        return true;
    }
}
