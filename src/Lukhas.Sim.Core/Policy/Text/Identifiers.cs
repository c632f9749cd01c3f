using System.Collections.Frozen;
using System.Text;

namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>A set of names that a name belongs to however it is written: case, separators, look-alikes and digits aside.</summary>
internal sealed class Identifiers
{
    private readonly TextFolder _folder;
    private readonly FrozenSet<string> _names;

    public Identifiers(TextFolder folder, IEnumerable<string> names)
    {
        _folder = folder;
        _names = names.Select(name => Bare(folder.Fold(name), Plain)).ToFrozenSet(StringComparer.Ordinal);
    }

    public bool Contains(string name)
    {
        var folded = _folder.Fold(name);
        return _names.Contains(Bare(folded, Plain)) || _names.Contains(Bare(folded, WithoutL)) || _names.Contains(Bare(folded, WithL));
    }

    private static char Plain(char unit) => unit;

    private static char WithoutL(char unit) => unit switch
    {
        '1' or '!' or '|' => 'i',
        '0' => 'o',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => unit,
    };

    private static char WithL(char unit) => unit is '1' or '!' or '|' ? 'l' : WithoutL(unit);

    private static string Bare(string folded, Func<char, char> letter)
    {
        var bare = new StringBuilder(folded.Length);
        foreach (var unit in folded)
        {
            var read = letter(unit);
            if (char.IsLetterOrDigit(read))
                bare.Append(char.ToLowerInvariant(read));
        }

        return bare.ToString();
    }
}
