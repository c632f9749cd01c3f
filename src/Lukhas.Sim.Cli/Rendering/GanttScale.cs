using Spectre.Console.Rendering;

namespace Lukhas.Sim.Cli.Rendering;

/// <summary>The heading of a Gantt's bars: round times over where they fall, and the deadline.</summary>
/// <param name="end">What the right edge stands for, above 0.</param>
/// <param name="deadline">Marked where it falls inside; null for none.</param>
internal sealed class GanttScale(double end, double? deadline) : Renderable
{
    private const int CellsPerTick = 9;

    protected override Measurement Measure(RenderOptions options, int maxWidth) => new(Math.Min(20, maxWidth), maxWidth);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var axis = new Axis(0, end, maxWidth);
        var labels = new LabelRows(maxWidth);
        if (deadline is { } at && at <= end)
            labels.Add(axis.Cell(at), $"{(options.Unicode ? '┊' : '|')}{Figure.Quantity(at)}", 0);
        var own = labels.Count;
        foreach (var tick in axis.Ticks(CellsPerTick))
            labels.Add(axis.Cell(tick), Figure.Quantity(tick), 0);

        // The deadline comes first, so that a tick which would touch it gives way.
        var grid = new CellGrid(maxWidth, 1);
        foreach (var (label, index) in labels.Placed.Select((label, index) => (label, index)))
        {
            if (label.Row == 0)
                grid.Put(label.X, 0, label.Text, index < own ? Palette.Mark : Palette.Quiet);
        }

        return grid.Render().Where(segment => !segment.IsLineBreak);
    }
}
