using System.Globalization;
using System.Text;
using Spectre.Console.Rendering;

namespace Lukhas.Sim.Cli.Rendering;

/// <summary>Text of others on its way to a terminal: one line, and nothing that could steer the terminal.</summary>
public static class SafeText
{
    /// <summary>The text on one line, without control and direction characters; runs of white space become one space.</summary>
    /// <param name="text">A goal, a title, a message.</param>
    public static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
                AppendSpace(line);
            else if (!Steers(rune))
                line.Append(rune.ToString());
        }

        return line.ToString().TrimEnd();
    }

    /// <summary>The text on one line of at most so many cells, with an ellipsis where it was cut.</summary>
    /// <param name="text">A goal, a title, a message.</param>
    /// <param name="cells">The room there is, at least 1.</param>
    public static string Clip(string text, int cells)
    {
        var line = Line(text);
        if (Cells(line) <= cells)
            return line;
        var clipped = new StringBuilder();
        var used = 0;
        var elements = StringInfo.GetTextElementEnumerator(line);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            used += Cells(element);
            if (used > cells - 1)
                break;
            clipped.Append(element);
        }

        return clipped.ToString().TrimEnd() + "…";
    }

    /// <summary>How many cells of a terminal a text takes.</summary>
    /// <param name="text">One line.</param>
    public static int Cells(string text) => new Segment(text).CellCount();

    private static void AppendSpace(StringBuilder line)
    {
        if (line.Length > 0 && line[^1] != ' ')
            line.Append(' ');
    }

    // The joiner holds emoji together and the marks of direction are harmless; overrides and embeddings would turn the line around.
    private static bool Steers(Rune rune) => rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF or (>= 0xE0000 and <= 0xE007F);
}
