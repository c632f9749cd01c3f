using System.Globalization;

namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>Folded text as the characters that may be letters, with what separates them reduced to where words begin and end.</summary>
internal sealed class TextUnits
{
    private readonly List<TextUnit> _units = [];

    public TextUnits(string folded)
    {
        var previous = ' ';
        for (var i = 0; i < folded.Length; i++)
        {
            var next = i + 1 < folded.Length ? folded[i + 1] : ' ';
            Add(folded[i], previous, next);
            previous = folded[i];
        }
    }

    public int Count => _units.Count;

    public TextUnit this[int index] => _units[index];

    private void Add(char unit, char previous, char next)
    {
        var letters = Leet.Letters(unit);
        if (IsWordCharacter(unit))
        {
            var starts = !IsWordCharacter(previous) || IsHump(previous, unit);
            var ends = !IsWordCharacter(next) || IsHump(unit, next);
            _units.Add(new TextUnit(letters, char.IsAsciiLetter(unit), IsOptional: false, starts, ends));
        }
        else if (letters != 0)
        {
            // A symbol may be a letter or punctuation: w!pe, but also "all!".
            _units.Add(new TextUnit(letters, IsLetter: false, IsOptional: true, !IsWordCharacter(previous), !IsWordCharacter(next)));
        }
        else if (IsUnspaced(unit))
        {
            _units.Add(new TextUnit(Letters: 0, IsLetter: false, IsOptional: false, StartsWord: true, EndsWord: true));
        }
    }

    private static bool IsHump(char left, char right) => char.IsLower(left) && char.IsUpper(right);

    private static bool IsWordCharacter(char unit) => char.IsLetterOrDigit(unit) && !IsUnspaced(unit);

    // Scripts without case are often written without spaces, and next to Latin words without one.
    private static bool IsUnspaced(char unit) => unit > '\u007F' && char.GetUnicodeCategory(unit) == UnicodeCategory.OtherLetter;
}
