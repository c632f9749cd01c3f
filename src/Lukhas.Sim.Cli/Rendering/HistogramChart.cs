using Lukhas.Sim.Core.Rehearsal;
using Lukhas.Sim.Core.Shards;
using Spectre.Console.Rendering;

namespace Lukhas.Sim.Cli.Rendering;

/// <summary>A histogram of finishes as wide as there is room, with the deadline across it and the percentiles under it.</summary>
/// <param name="finish">A distribution with a histogram that is wider than a point.</param>
/// <param name="frame">The deadline, where there is one.</param>
internal sealed class HistogramChart(ShardDistribution finish, PlanFrame frame) : Renderable
{
    private const int BarRows = 8;
    private const int CellsPerTick = 10;

    /// <summary>A deadline farther off than this share of the histogram's width is not drawn but told.</summary>
    private const double ReachOfAxis = 0.6;

    /// <summary>The latest share of the rollouts, which is told rather than drawn: a thin tail would squeeze all the rest.</summary>
    private const double Tail = 0.004;

    private static readonly string Eighths = " ▁▂▃▄▅▆▇█";
    private static readonly string Halves = "   ..:::#";

    /// <summary>Whether a deadline is near enough to be drawn.</summary>
    public static bool Shows(double deadline, ShardDistribution finish) =>
        finish.Histogram is { } histogram
        && deadline >= histogram.From - (ReachOfAxis * (histogram.To - histogram.From))
        && deadline <= histogram.To + (ReachOfAxis * (histogram.To - histogram.From));

    /// <summary>Where the drawing ends, left of the tail.</summary>
    public static double EndOfBody(Histogram histogram)
    {
        var allowed = histogram.Counts.Sum() * Tail;
        var drawn = histogram.Counts.Count;
        for (long cut = histogram.Counts[drawn - 1]; drawn > 1 && cut <= allowed; cut += histogram.Counts[drawn - 1])
            drawn--;
        return histogram.From + ((histogram.To - histogram.From) * drawn / histogram.Counts.Count);
    }

    protected override Measurement Measure(RenderOptions options, int maxWidth) => new(Math.Min(40, maxWidth), maxWidth);

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var axis = AxisFor(maxWidth);
        var marks = Marks(axis, options.Unicode);
        var top = DrawnDeadline is null ? 0 : 1;
        var grid = new CellGrid(maxWidth, top + BarRows + 2 + marks.Count);
        DrawBars(grid, axis, top, options.Unicode);
        DrawDeadline(grid, axis, options.Unicode);
        DrawAxis(grid, axis, top + BarRows, options.Unicode);
        foreach (var (x, row, text) in marks.Placed)
            grid.Put(x, top + BarRows + 2 + row, text, Palette.Strong);
        return grid.Render();
    }

    private double? DrawnDeadline => frame.Deadline is { } deadline && Shows(deadline, finish) ? deadline : null;

    private Axis AxisFor(int width)
    {
        var (from, to) = (finish.Histogram!.From, EndOfBody(finish.Histogram));
        if (DrawnDeadline is { } deadline)
        {
            var margin = (to - from) * 0.04;
            from = Math.Min(from, deadline - margin);
            to = Math.Max(to, deadline + margin);
        }

        return new Axis(from, to, width);
    }

    private void DrawBars(CellGrid grid, Axis axis, int top, bool unicode)
    {
        var histogram = finish.Histogram!;
        var binWidth = (histogram.To - histogram.From) / histogram.Counts.Count;
        var highest = Math.Max(1, histogram.Counts.Max());
        for (var cell = 0; cell < axis.Width; cell++)
        {
            var value = axis.Value(cell);
            if (value < histogram.From || value > histogram.To)
                continue;
            var count = histogram.Counts[Math.Min((int)((value - histogram.From) / binWidth), histogram.Counts.Count - 1)];
            var eighths = count == 0 ? 0 : Math.Max(1, (int)Math.Round((double)count / highest * BarRows * 8));
            var style = frame.Deadline is not { } deadline ? Palette.Heading : value <= deadline ? Palette.OnTime : Palette.Late;
            for (var row = 0; row < BarRows; row++)
            {
                var filled = Math.Clamp(eighths - (row * 8), 0, 8);
                grid.Put(cell, top + BarRows - 1 - row, (unicode ? Eighths : Halves)[filled], style);
            }
        }
    }

    private void DrawDeadline(CellGrid grid, Axis axis, bool unicode)
    {
        if (DrawnDeadline is not { } deadline)
            return;
        var cell = axis.Cell(deadline);
        var label = $"deadline {Figure.Quantity(deadline)}";
        grid.Put(Math.Clamp(cell - (label.Length / 2), 0, Math.Max(0, axis.Width - label.Length)), 0, label, Palette.Mark);
        for (var row = 1; row <= BarRows; row++)
            grid.Put(cell, row, unicode ? '┃' : '|', Palette.Mark);
    }

    private static void DrawAxis(CellGrid grid, Axis axis, int row, bool unicode)
    {
        grid.Put(0, row, new string(unicode ? '─' : '-', axis.Width), Palette.Quiet);
        var labels = new LabelRows(axis.Width);
        foreach (var tick in axis.Ticks(CellsPerTick))
        {
            grid.Put(axis.Cell(tick), row, unicode ? '┬' : '+', Palette.Quiet);
            var text = Figure.Quantity(tick);
            labels.Add(axis.Cell(tick), text, text.Length / 2);
        }

        foreach (var (x, labelRow, text) in labels.Placed)
            grid.Put(x, row + 1 + labelRow, text, Palette.Quiet);
    }

    private LabelRows Marks(Axis axis, bool unicode)
    {
        var marks = new LabelRows(axis.Width);
        foreach (var (name, value) in new[] { ("P50", finish.P50), ("P80", finish.P80) })
        {
            if (value is not { } at)
                continue;
            var pointer = unicode ? '▲' : '^';
            var label = $"{pointer} {name} {Figure.Quantity(at)}";
            var cell = axis.Cell(at);
            if (cell + label.Length > axis.Width)
                marks.Add(cell, $"{name} {Figure.Quantity(at)} {pointer}", label.Length - 1);
            else
                marks.Add(cell, label, 0);
        }

        return marks;
    }
}
