using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Lukhas.Sim.Cli.Rendering;

/// <summary>A rectangle of cells to draw a chart on; what falls outside is cut.</summary>
internal sealed class CellGrid(int width, int height)
{
    private readonly (char Symbol, Style Style)[] _cells = [.. Enumerable.Repeat((' ', Style.Plain), width * height)];

    public int Width { get; } = width;

    public int Height { get; } = height;

    /// <summary>Puts characters of one cell each.</summary>
    public void Put(int x, int y, string text, Style style)
    {
        foreach (var (offset, symbol) in text.Index())
            Put(x + offset, y, symbol, style);
    }

    public void Put(int x, int y, char symbol, Style style)
    {
        if (x >= 0 && x < Width && y >= 0 && y < Height)
            _cells[(y * Width) + x] = (symbol, style);
    }

    /// <summary>The rows as segments, runs of one style joined, without blanks at the ends.</summary>
    public IEnumerable<Segment> Render()
    {
        for (var y = 0; y < Height; y++)
        {
            var row = _cells.AsMemory(y * Width, Width);
            foreach (var segment in Row(row[..Filled(row.Span)]))
                yield return segment;
            yield return Segment.LineBreak;
        }
    }

    private static int Filled(ReadOnlySpan<(char Symbol, Style Style)> row)
    {
        var filled = row.Length;
        while (filled > 0 && row[filled - 1].Symbol == ' ')
            filled--;
        return filled;
    }

    private static IEnumerable<Segment> Row(ReadOnlyMemory<(char Symbol, Style Style)> row)
    {
        var text = new StringBuilder();
        for (var x = 0; x < row.Length; x++)
        {
            var (symbol, style) = row.Span[x];
            text.Append(symbol);
            if (x + 1 == row.Length || !row.Span[x + 1].Style.Equals(style))
            {
                yield return new Segment(text.ToString(), style);
                text.Clear();
            }
        }
    }
}
