using Lukhas.Sim.Core.Shards;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Lukhas.Sim.Cli.Rendering.Sections;

/// <summary>The answer first: how likely it is, under each set of assumptions.</summary>
internal static class ChanceSection
{
    private const int NarrowWidth = 90;

    public static IRenderable Of(DreamView view, int width)
    {
        var drawn = view.Drawn;
        var target = drawn.Outcome.Success.OnTarget;
        var headline = new Paragraph();
        headline.Append(Figure.Percent(target.Probability), Palette.Chance(target.Probability).Combine(Palette.Strong));
        headline.Append($" likely to be done {view.Frame.Target}", Palette.Strong);
        headline.Append($" ({Figure.Interval(target.Low, target.High)})", Palette.Quiet);

        var grid = new Grid().AddColumns(
            Column(), Column(), Column().RightAligned(), Column(), Column().RightAligned(), Column().RightAligned());
        var barWidth = Math.Clamp(width - 72, 12, 34);
        foreach (var shard in view.Shards)
            grid.AddRow(Row(shard, view, barWidth, narrow: width < NarrowWidth));
        return new Rows(headline, Text.Empty, grid);
    }

    private static GridColumn Column() => new GridColumn().NoWrap().PadLeft(0).PadRight(2);

    private static IRenderable[] Row(DreamShard shard, DreamView view, int barWidth, bool narrow)
    {
        var target = shard.Outcome.Success.OnTarget;
        var style = shard.Variant == view.Variant ? Palette.Strong : Palette.Plain;
        var finish = shard.Outcome.Finish;
        return
        [
            new Text(shard.Variant, style),
            new ShareBar(target.Probability, barWidth),
            new Text(Figure.Percent(target.Probability), style),
            new Text($"({Figure.Interval(target.Low, target.High)})", Palette.Quiet),
            new Text(finish.P50 is { } half ? $"P50 {Quantity(half)}" : "never finishes", style),
            new Text(finish.P80 is { } most ? $"P80 {Quantity(most)}" : "", style),
        ];

        string Quantity(double value) => narrow ? Figure.Quantity(value) : view.Frame.Time(value);
    }
}
