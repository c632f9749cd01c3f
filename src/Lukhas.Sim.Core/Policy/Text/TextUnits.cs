namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>Folded text as the characters that may be letters, with what separates them reduced to where words begin and end.</summary>
internal sealed class TextUnits
{
    private readonly List<TextUnit> _units = [];
    private readonly HashSet<int> _single = [];

    public TextUnits(string folded)
    {
        var previous = ' ';
        for (var i = 0; i < folded.Length; i++)
        {
            var next = i + 1 < folded.Length ? folded[i + 1] : ' ';
            Add(i, folded[i], previous, next);
            previous = folded[i];
        }

        FindSinglePieces(folded);
    }

    public int Count => _units.Count;

    public TextUnit this[int index] => _units[index];

    /// <summary>Whether no letter is among what a word was read from.</summary>
    public bool IsNumber(WordReading reading) => !Any(reading, unit => unit.IsLetter);

    /// <summary>Whether a word begins after the first of what a word was read from.</summary>
    public bool HasBorder(WordReading reading)
    {
        for (var index = reading.First + 1; index <= reading.Last; index++)
        {
            if (_units[index].StartsWord)
                return true;
        }

        return false;
    }

    /// <summary>Whether white space stands before a unit and parts it from the one before, not both of them a letter by itself.</summary>
    public bool PartsPieces(int index) => _units[index].FollowsSpace && !(IsByItself(index) && IsByItself(index - 1));

    /// <summary>Whether a word was read from one piece, or from letters that each stand by themselves.</summary>
    public bool IsTogether(WordReading reading)
    {
        for (var index = reading.First + 1; index <= reading.Last; index++)
        {
            if (PartsPieces(index))
                return false;
        }

        return true;
    }

    /// <summary>Whether a digit is.</summary>
    public bool HasDigit(WordReading reading) => Any(reading, unit => unit is { IsLetter: false, IsOptional: false });

    private bool IsByItself(int index) => _units[index].IsAlone || _single.Contains(index);

    // Pieces between white space of one letter, with the vowel signs that some scripts write beside it.
    private void FindSinglePieces(string folded)
    {
        var first = 0;
        for (var index = 1; index <= _units.Count; index++)
        {
            if (index < _units.Count && !_units[index].FollowsSpace)
                continue;
            if (Enumerable.Range(first, index - first).Count(unit => !Scripts.IsVowelSign(folded[_units[unit].Position])) <= 1)
                _single.UnionWith(Enumerable.Range(first, index - first));
            first = index;
        }
    }

    private bool Any(WordReading reading, Func<TextUnit, bool> condition)
    {
        for (var index = reading.First; index <= reading.Last; index++)
        {
            if (condition(_units[index]))
                return true;
        }

        return false;
    }

    private void Add(int position, char unit, char previous, char next)
    {
        var letters = Leet.Letters(unit);
        if (Scripts.IsWordCharacter(unit))
        {
            var itself = char.IsAsciiLetter(unit) ? '\0' : char.ToLowerInvariant(unit);
            _units.Add(new TextUnit(
                position, letters, itself, IsLetter: !char.IsDigit(unit), IsOptional: false, IsBorder(previous, unit), IsBorder(unit, next), previous == ' '));
        }
        else if (letters != 0)
        {
            // A symbol may be a letter or punctuation: w!pe, but also "all!".
            _units.Add(new TextUnit(
                position, letters, Itself: '\0', IsLetter: false, IsOptional: true, !IsInWord(previous), !IsInWord(next), previous == ' '));
        }
    }

    // Around what is of no word, between scripts with and without capitals, and at a hump (dropAll).
    private static bool IsBorder(char left, char right) => !IsInWord(left) || !IsInWord(right)
        || (char.IsLetter(left) && char.IsLetter(right) && Scripts.IsCaseless(left) != Scripts.IsCaseless(right))
        || (char.IsLower(left) && char.IsUpper(right));

    private static bool IsInWord(char unit) => Scripts.IsWordCharacter(unit) && !Scripts.IsUnspaced(unit);
}
