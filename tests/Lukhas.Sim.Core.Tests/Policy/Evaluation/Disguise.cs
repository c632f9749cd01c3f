using System.Globalization;

namespace Lukhas.Sim.Core.Tests.Policy.Evaluation;

/// <summary>A way to write a text so that a person reads it as before and a program does not.</summary>
internal sealed record Disguise(string Name, Func<string, string> Apply)
{
    // Each pair is taken for one another, in either direction.
    private const string Latin = "aceopxyijsdhlkmtnABCEHKMOPTXYaovi";
    private const string Other = "асеорхуіјѕԁһӏкмтոАВСЕНКМОРТХУαονι";

    public static IReadOnlyList<Disguise> All { get; } =
    [
        new("homoglyphs", text => string.Concat(text.Select(Twin))),
        new("invisible characters", text => string.Concat(text.Select(unit => IsLetter(unit) ? $"{unit}\u200B" : $"{unit}"))),
        new("spacing", text => string.Concat(text.Select(unit => unit == ' ' ? "   " : IsLetter(unit) ? $"{unit} " : $"{unit}"))),
        new("full width", text => string.Concat(text.Select(unit => unit is > ' ' and <= '~' ? (char)(unit - '!' + '！') : unit))),
        new("mathematical letters", text => string.Concat(text.Select(Mathematical))),
        new("leetspeak", text => string.Concat(text.Select(Leet))),
    ];

    public override string ToString() => Name;

    private static bool IsLetter(char unit) => char.IsLetter(unit) && CharUnicodeInfo.GetUnicodeCategory(unit) != UnicodeCategory.ModifierLetter;

    private static char Twin(char unit)
    {
        if (Latin.IndexOf(unit, StringComparison.Ordinal) is >= 0 and var latin)
            return Other[latin];
        return Other.IndexOf(unit, StringComparison.Ordinal) is >= 0 and var other ? Latin[other] : unit;
    }

    private static string Mathematical(char unit) => unit switch
    {
        >= 'a' and <= 'z' => char.ConvertFromUtf32(0x1D41A + unit - 'a'),
        >= 'A' and <= 'Z' => char.ConvertFromUtf32(0x1D400 + unit - 'A'),
        _ => $"{unit}",
    };

    private static char Leet(char unit) => unit switch
    {
        'a' or 'A' => '4',
        'e' or 'E' => '3',
        'i' or 'I' => '1',
        'o' or 'O' => '0',
        's' or 'S' => '5',
        't' or 'T' => '7',
        _ => unit,
    };
}
