using Spectre.Console.Rendering;

namespace Lukhas.Sim.Cli.Rendering;

/// <summary>What the shades of a Gantt mean.</summary>
internal sealed class CriticalityLegend : Renderable
{
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        yield return new Segment("critical in", Palette.Quiet);
        foreach (var (_, shade, ascii, style, words) in Criticality.Scale)
        {
            yield return new Segment("  ");
            yield return new Segment(new string(options.Unicode ? shade : ascii, 2), style);
            yield return new Segment(" " + words, Palette.Quiet);
        }

        yield return new Segment(" of rollouts", Palette.Quiet);
        yield return Segment.LineBreak;
    }
}
