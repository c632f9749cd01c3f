using Spectre.Console.Rendering;

namespace Lukhas.Sim.Cli.Rendering;

/// <summary>A share as a bar.</summary>
/// <param name="share">In [0, 1].</param>
/// <param name="width">Cells of a whole.</param>
internal sealed class ShareBar(double share, int width) : Renderable
{
    protected override Measurement Measure(RenderOptions options, int maxWidth) => new(width, width);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var filled = (int)Math.Round(share * width);
        if (filled == 0 && share > 0)
            filled = 1;
        if (filled == width && share < 1)
            filled = width - 1;
        yield return new Segment(new string(options.Unicode ? '█' : '#', filled), Palette.Chance(share));
        yield return new Segment(new string(options.Unicode ? '░' : '.', width - filled), Palette.Quiet);
    }
}
