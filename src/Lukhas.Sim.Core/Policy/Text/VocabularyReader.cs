using System.Numerics;

namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>
/// Reads the words of a vocabulary out of folded text however their letters are set: with digits for letters (<c>dr0p</c>),
/// spaced, dotted or broken apart (<c>d r o p</c>, <c>del-ete</c>), run together (<c>deleteAll</c>, <c>dropall</c>).
/// </summary>
/// <remarks>
/// A word is read where it begins and ends at the borders of words, whatever stands around it: a letter before
/// <c>d r o p</c> does not hide it. So text added to other text hides no word that was read before. Time is linear in the text:
/// from each place at most <see cref="LongestReach"/> characters are looked at.
/// </remarks>
internal sealed class VocabularyReader(Vocabulary vocabulary)
{
    private const int LongestReach = 48;

    /// <summary>The words found, in order of where they begin, separated by spaces; empty when there are none.</summary>
    public string Read(string folded)
    {
        var units = new TextUnits(folded);
        var found = Find(units);
        var reached = new bool[units.Count + 1];
        var words = new List<string>();
        foreach (var reading in found)
        {
            if (!units[reading.First].StartsWord && !reached[reading.First])
                continue;
            reached[reading.Last + 1] = true;
            words.Add(reading.Word);
        }

        return string.Join(' ', words);
    }

    // From the end backwards, since a word may also end where the next one begins ("dropall").
    private List<Reading> Find(TextUnits units)
    {
        var found = new List<Reading>();
        var begins = new bool[units.Count + 1];
        var states = new List<State>();
        var following = new List<State>();
        for (var first = units.Count - 1; first >= 0; first--)
        {
            states.Clear();
            states.Add(new State(Vocabulary.Root, HasLetter: false));
            var end = Math.Min(units.Count, first + LongestReach);
            for (var last = first; last < end && states.Count > 0; last++)
            {
                var unit = units[last];
                following.Clear();
                Advance(states, unit, following);
                if (unit.EndsWord || begins[last + 1])
                    begins[first] |= Collect(following, first, last, found);
                if (unit.IsOptional && last > first)
                    PassOver(states, following);
                (states, following) = (following, states);
            }
        }

        found.Sort();
        return found;
    }

    private void Advance(List<State> states, TextUnit unit, List<State> following)
    {
        foreach (var state in states)
        {
            for (var letters = unit.Letters; letters != 0; letters &= letters - 1)
            {
                var child = vocabulary.Child(state.Node, BitOperations.TrailingZeroCount(letters));
                var next = new State(child, state.HasLetter || unit.IsLetter);
                if (child != Vocabulary.None && !following.Contains(next))
                    following.Add(next);
            }
        }
    }

    private static void PassOver(List<State> states, List<State> following)
    {
        foreach (var state in states)
        {
            if (!following.Contains(state))
                following.Add(state);
        }
    }

    // Digits alone are a number: 411 is not "all".
    private bool Collect(List<State> states, int first, int last, List<Reading> found)
    {
        var any = false;
        foreach (var state in states)
        {
            if (state.HasLetter && vocabulary.Word(state.Node) is { } word)
            {
                found.Add(new Reading(first, last, word));
                any = true;
            }
        }

        return any;
    }

    private readonly record struct State(int Node, bool HasLetter);

    private readonly record struct Reading(int First, int Last, string Word) : IComparable<Reading>
    {
        public int CompareTo(Reading other) => (First, Last, Word.Length).CompareTo((other.First, other.Last, other.Word.Length));
    }
}
