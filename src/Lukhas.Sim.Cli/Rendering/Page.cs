using Spectre.Console;
using Spectre.Console.Rendering;

namespace Lukhas.Sim.Cli.Rendering;

/// <summary>Sections one below the other, with a margin, and without blanks at the ends of lines.</summary>
/// <param name="console">Where to.</param>
/// <param name="width">Cells of a line, without the margin.</param>
internal sealed class Page(IAnsiConsole console, int width)
{
    public const int Margin = 2;

    public void Section(string heading, IRenderable? content)
    {
        if (content is not null)
            Write(new Rows(new Text(heading, Palette.Heading), content));
    }

    public void Write(IRenderable content)
    {
        console.Write(new Block(content, width));
        console.WriteLine();
    }

    private sealed class Block(IRenderable content, int width) : IRenderable
    {
        public Measurement Measure(RenderOptions options, int maxWidth) => new(width + Margin, width + Margin);

        public IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
        {
            foreach (var line in Segment.SplitLines(content.Render(options, width)))
            {
                var filled = line.FindLastIndex(segment => !segment.IsWhiteSpace) + 1;
                if (filled > 0)
                    yield return Segment.Padding(Margin);
                for (var at = 0; at < filled - 1; at++)
                    yield return line[at];
                if (filled > 0)
                    yield return new Segment(line[filled - 1].Text.TrimEnd(), line[filled - 1].Style);
                yield return Segment.LineBreak;
            }
        }
    }
}
