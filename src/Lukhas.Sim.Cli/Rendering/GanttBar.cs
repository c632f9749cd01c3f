using Lukhas.Sim.Core.Shards;
using Spectre.Console.Rendering;

namespace Lukhas.Sim.Cli.Rendering;

/// <summary>One step from its median start to its median finish, shaded by how often it is critical.</summary>
/// <param name="step">The step.</param>
/// <param name="end">What the right edge stands for, above 0.</param>
/// <param name="deadline">Marked where it falls inside; null for none.</param>
internal sealed class GanttBar(ShardStep step, double end, double? deadline) : Renderable
{
    protected override Measurement Measure(RenderOptions options, int maxWidth) => new(Math.Min(20, maxWidth), maxWidth);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var axis = new Axis(0, end, maxWidth);
        var grid = new CellGrid(maxWidth, 1);
        if (deadline is { } at && at <= end)
            grid.Put(axis.Cell(at), 0, options.Unicode ? '┊' : '|', Palette.Quiet);
        var (shade, style) = Criticality.Of(step.Criticality, options.Unicode);
        var first = axis.Cell(step.StartP50);

        // A bar ends before the cell in which its follower begins, and is never invisible.
        var length = Math.Max(1, (int)Math.Round(step.FinishP50 / end * maxWidth) - first);
        grid.Put(first, 0, new string(shade, length), style);
        return grid.Render().Where(segment => !segment.IsLineBreak);
    }
}
