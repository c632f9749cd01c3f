using System.Globalization;
using System.Text;

namespace Lukhas.Sim.Confusables;

/// <summary>Unicode's <c>confusables.txt</c> (UTS #39): the characters whose prototype is one letter from A to Z.</summary>
/// <param name="Version">The version of Unicode, from the file's head.</param>
/// <param name="Letters">Each character with the small letter it passes for, by code point.</param>
internal sealed record ConfusablesFile(string Version, IReadOnlyDictionary<int, char> Letters)
{
    private const string VersionPrefix = "# Version: ";

    /// <exception cref="FormatException">The file names no version, or a line is not of its form.</exception>
    public static ConfusablesFile Parse(IEnumerable<string> lines)
    {
        string? version = null;
        var letters = new SortedDictionary<int, char>();
        foreach (var line in lines)
        {
            if (line.StartsWith(VersionPrefix, StringComparison.Ordinal))
                version ??= line[VersionPrefix.Length..].Trim();
            if (line.Split('#')[0].Split(';') is [var source, var target, _, ..] && Letter(target) is { } letter && IsTaken(Source(source)))
                letters.Add(Source(source).Value, letter);
        }

        return new ConfusablesFile(version ?? throw new FormatException("The file names no version."), letters);
    }

    private static char? Letter(string target) =>
        CodePoints(target) is [var only] && char.IsAsciiLetter((char)only.Value) && only.IsAscii ? char.ToLowerInvariant((char)only.Value) : null;

    // Marks are removed from text anyway, and a letter written from right to left would turn the word around it.
    private static bool IsTaken(Rune source) => !source.IsAscii
        && Rune.GetUnicodeCategory(source) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark)
        && !IsRightToLeft(source.Value);

    // The blocks that DerivedBidiClass.txt gives to scripts from right to left, by default.
    private static bool IsRightToLeft(int value) =>
        value is (>= 0x0590 and <= 0x08FF) or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);

    private static Rune Source(string field) =>
        CodePoints(field) is [var only] ? only : throw new FormatException($"“{field}” is not one code point.");

    private static List<Rune> CodePoints(string field) =>
        [.. field.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(text => new Rune(int.Parse(text.Trim('\t', '\uFEFF'), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)))];
}
