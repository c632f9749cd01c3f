using Lukhas.Sim.Core.Shards;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Lukhas.Sim.Cli.Rendering.Sections;

/// <summary>When it would be finished: a histogram over the rollouts that succeeded.</summary>
internal static class FinishSection
{
    public static IRenderable Of(DreamView view)
    {
        var (finish, success) = (view.Drawn.Outcome.Finish, view.Drawn.Outcome.Success);
        if (finish is not { Histogram: { } histogram, P50: { } half, P80: { } most })
            return new Text("No rollout succeeded, so there is no finish to show. Look at the risks and at steps that are likely to fail.", Palette.Trouble);
        var rows = new List<IRenderable>();
        if (histogram.To - histogram.From <= Math.Abs(histogram.To) * 1e-9)
            rows.Add(new Text($"Every rollout that succeeds finishes at {view.Frame.Time(half)}: nothing in the plan varies."));
        else
            rows.Add(new HistogramChart(finish, view.Frame));
        rows.Add(new Text(Words(view.Frame, finish, half, most), Palette.Quiet));
        if (success.Probability < 1)
            rows.Add(new Text($"{Figure.Percent(1 - success.Probability)} of rollouts fail altogether and have no finish.", Palette.Caution));
        return new Rows(rows);
    }

    private static string Words(PlanFrame frame, ShardDistribution finish, double half, double most)
    {
        var words = $"Half of the runs are done by {frame.Time(half)}, four in five by {Figure.Quantity(most)}";
        words += finish.P95 is { } nearlyAll ? $", 95 % by {Figure.Quantity(nearlyAll)}" : "";
        words += finish.Histogram is { } histogram && HistogramChart.EndOfBody(histogram) < histogram.To
            ? $"; the very last, not drawn, take up to {Figure.Quantity(histogram.To)}."
            : ".";
        return frame.Deadline is { } deadline && !HistogramChart.Shows(deadline, finish)
            ? $"{words} The deadline, {frame.Time(deadline)}, lies {(deadline > half ? "far beyond" : "far before")} all of them."
            : words;
    }
}
