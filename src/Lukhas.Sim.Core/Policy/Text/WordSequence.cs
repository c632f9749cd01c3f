namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>Words in an order, whatever stands between them.</summary>
internal sealed class WordSequence(IReadOnlyList<WordSet> steps)
{
    /// <summary>Whether a text has a word of each step, each after the one before.</summary>
    /// <param name="words">In order of where they end, so that taking each step's earliest misses nothing.</param>
    public bool IsMet(IReadOnlyList<WordReading> words)
    {
        var step = 0;
        var end = -1;
        foreach (var reading in words)
        {
            if (reading.First <= end || !steps[step].Contains(reading.Word))
                continue;
            if (++step == steps.Count)
                return true;
            end = reading.Last;
        }

        return false;
    }
}
