using System.Numerics;

namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>
/// Reads the words of a vocabulary out of folded text however their letters are set: with digits for letters (<c>dr0p</c>),
/// spaced, dotted or broken apart (<c>d r o p</c>, <c>del-ete</c>), run together (<c>deleteAll</c>, <c>dropall</c>). Where white
/// space parts more than single letters (<c>dr op</c>), only whole words are read: "im Portal" is not <c>import*</c>.
/// </summary>
/// <remarks>
/// A word is read where it begins and ends at the borders of words, whatever stands around it, and a part also within a word:
/// a letter before <c>d r o p</c> does not hide it. So text added to other text hides no word that was read before. Digits alone are a number,
/// so that 411 is not "all"; but where any word has digits for letters, they are words too. Time is linear in the text: from
/// each place at most <see cref="LongestReach"/> characters are looked at.
/// </remarks>
internal sealed class VocabularyReader(Vocabulary vocabulary)
{
    private const int LongestReach = 48;

    /// <summary>The words found, in order of where they begin.</summary>
    public IReadOnlyList<WordReading> Read(string folded)
    {
        var units = new TextUnits(folded);
        var found = Find(units);
        var hasDigitsForLetters = found.Exists(reading => units.IsTogether(reading) && !units.IsNumber(reading) && units.HasDigit(reading));
        var reached = new bool[units.Count + 1];
        var read = new List<WordReading>();
        foreach (var reading in found)
        {
            if (!units[reading.First].StartsWord && !IsWithinWord(reading, units, reached))
                continue;
            if (!hasDigitsForLetters && units.IsNumber(reading))
                continue;
            reached[reading.Last + 1] |= !reading.Word.IsStem;
            read.Add(reading);
        }

        return read;
    }

    private static bool IsWithinWord(WordReading reading, TextUnits units, bool[] reached) =>
        (reading.Word.IsPart || (reading.Word.MayJoin && reached[reading.First])) && !units.HasBorder(reading);

    // From the end backwards, since a word may also end where the next one begins ("dropall").
    private List<WordReading> Find(TextUnits units)
    {
        var found = new List<WordReading>();
        var begins = new bool[units.Count + 1];
        var states = new List<State>();
        var following = new List<State>();
        for (var first = units.Count - 1; first >= 0; first--)
        {
            states.Clear();
            states.Add(new State(Vocabulary.Root, HasLetter: false));
            var end = Math.Min(units.Count, first + LongestReach);
            var inPieces = false;
            for (var last = first; last < end && states.Count > 0; last++)
            {
                var unit = units[last];
                inPieces |= last > first && units.PartsPieces(last);
                following.Clear();
                Advance(states, unit, following);
                begins[first] |= Collect(following, units, first, last, unit.EndsWord || begins[last + 1], inPieces, found);
                if (unit.IsOptional && last > first)
                    PassOver(states, following);
                (states, following) = (following, states);
            }
        }

        found.Sort(InOrder);
        return found;
    }

    private void Advance(List<State> states, TextUnit unit, List<State> following)
    {
        foreach (var state in states)
        {
            for (var letters = unit.Letters; letters != 0; letters &= letters - 1)
                Advance(state, (char)('a' + BitOperations.TrailingZeroCount(letters)), unit.IsLetter, following);
            if (unit.Itself != '\0')
                Advance(state, unit.Itself, unit.IsLetter, following);
        }
    }

    private void Advance(State state, char letter, bool isLetter, List<State> following)
    {
        var child = vocabulary.Child(state.Node, letter);
        var next = new State(child, state.HasLetter || isLetter);
        if (child != Vocabulary.None && !following.Contains(next))
            following.Add(next);
    }

    private static void PassOver(List<State> states, List<State> following)
    {
        foreach (var state in states)
        {
            if (!following.Contains(state))
                following.Add(state);
        }
    }

    private bool Collect(List<State> states, TextUnits units, int first, int last, bool endsWord, bool inPieces, List<WordReading> found)
    {
        var any = false;
        foreach (var state in states)
        {
            foreach (var word in vocabulary.Words(state.Node))
            {
                if (word.IsStem ? !state.HasLetter : !endsWord || (word.IsOnlyReadAsWritten && !IsAsWritten(units, first, last)))
                    continue;
                if (inPieces && !word.MayBeInPieces)
                    continue;
                found.Add(new WordReading(first, last, word));
                any |= state.HasLetter && !word.IsOnlyReadAsWritten && (word.IsPart || word.MayJoin);
            }
        }

        return any;
    }

    // In one piece, or with every letter by itself: what else looks like so short a word is chance.
    private static bool IsAsWritten(TextUnits units, int first, int last)
    {
        if (units[first].StartsWord && units[last].EndsWord && units[last].Position - units[first].Position == last - first)
            return true;
        for (var index = first; index <= last; index++)
        {
            if (!units[index].IsLetter || !units[index].StartsWord || !units[index].EndsWord)
                return false;
        }

        return true;
    }

    private static int InOrder(WordReading left, WordReading right) =>
        (left.First, left.Last, left.Word.Number).CompareTo((right.First, right.Last, right.Word.Number));

    private readonly record struct State(int Node, bool HasLetter);
}
