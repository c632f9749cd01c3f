namespace Lukhas.Sim.Core.Policy.Text;

/// <summary>Which Latin letters a character may stand for, as a set of bits with A lowest.</summary>
internal static class Leet
{
    /// <summary>The letters that a letter, digit or symbol may stand for; 0 when none.</summary>
    /// <remarks>I and l are taken for one another in many typefaces; a small i is not.</remarks>
    public static uint Letters(char unit) => unit switch
    {
        'I' or 'l' or '1' or '!' or '|' => Bit('i') | Bit('l'),
        >= 'a' and <= 'z' => Bit(unit),
        >= 'A' and <= 'Z' => Bit((char)(unit | 0x20)),
        '0' => Bit('o'),
        '3' or '€' => Bit('e'),
        '4' or '@' => Bit('a'),
        '5' or '$' => Bit('s'),
        '7' or '+' => Bit('t'),
        '8' => Bit('b'),
        '9' or '6' => Bit('g'),
        '(' => Bit('c'),
        _ => 0,
    };

    private static uint Bit(char letter) => 1u << (letter - 'a');
}
