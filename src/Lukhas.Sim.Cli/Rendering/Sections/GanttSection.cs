using Lukhas.Sim.Core.Shards;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Lukhas.Sim.Cli.Rendering.Sections;

/// <summary>The plan over time: each step's median start and finish, and how often it is critical.</summary>
internal static class GanttSection
{
    private const int MaxSteps = 30;
    private const int MinTitleWidth = 4;
    private const int CriticalWidth = 9;
    private const int SpanWidth = 15;
    private const int WidthWithSpans = 96;

    public static IRenderable Of(DreamView view, int width)
    {
        var steps = view.Drawn.Proposal.Plan;
        var shown = MostCritical(steps);
        var end = End(steps, view.Frame.Deadline);
        if (end <= 0)
            return new Text("Every step takes no time at all.", Palette.Quiet);
        var withSpans = width >= WidthWithSpans;
        var titleWidth = Math.Clamp(shown.Max(step => SafeText.Cells(SafeText.Line(step.Title))), MinTitleWidth, width * 2 / 5);
        var barWidth = width - titleWidth - CriticalWidth - 4 - (withSpans ? SpanWidth + 2 : 0);

        var grid = new Grid().AddColumn(Column(titleWidth)).AddColumn(Column(barWidth));
        if (withSpans)
            grid.AddColumn(Column(SpanWidth).RightAligned());
        grid.AddColumn(new GridColumn().NoWrap().Padding(0, 0).Width(CriticalWidth).RightAligned());

        grid.AddRow(Cells(
            new Text("step", Palette.Quiet),
            new GanttScale(end, view.Frame.Deadline),
            withSpans ? new Text(view.Frame.Unit, Palette.Quiet) : null,
            new Text("critical", Palette.Quiet)));
        foreach (var step in shown)
        {
            grid.AddRow(Cells(
                new Text(SafeText.Clip(step.Title, titleWidth)),
                new GanttBar(step, end, view.Frame.Deadline),
                withSpans ? new Text($"{Figure.Quantity(step.StartP50)} – {Figure.Quantity(step.FinishP50)}", Palette.Quiet) : null,
                new Text(Figure.Percent(step.Criticality), step.Criticality >= 0.5 ? Palette.Strong : Palette.Quiet)));
        }

        var rows = new List<IRenderable> { grid, new CriticalityLegend() };
        if (shown.Count < steps.Count)
            rows.Add(new Text($"The {shown.Count} most critical of {steps.Count} steps; all of them with --json.", Palette.Quiet));
        return new Rows(rows);
    }

    private static List<ShardStep> MostCritical(IReadOnlyList<ShardStep> steps) => steps.Count <= MaxSteps
        ? [.. steps]
        : [.. steps.Index().OrderByDescending(step => step.Item.Criticality).Take(MaxSteps).OrderBy(step => step.Index).Select(step => step.Item)];

    private static double End(IReadOnlyList<ShardStep> steps, double? deadline)
    {
        var finish = steps.Max(step => step.FinishP50);
        return deadline is { } at && at > finish && at <= finish * 1.5 ? at * 1.02 : finish;
    }

    private static GridColumn Column(int width) => new GridColumn().NoWrap().Padding(0, 0, 2, 0).Width(width);

    private static IRenderable[] Cells(params IEnumerable<IRenderable?> cells) => [.. cells.OfType<IRenderable>()];
}
