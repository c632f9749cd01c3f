using Spectre.Console;
using Spectre.Console.Rendering;

namespace Lukhas.Sim.Cli.Rendering.Sections;

/// <summary>A list with marks, its lines hanging from the mark.</summary>
internal static class ListSection
{
    public static IRenderable? Of(string mark, Style style, IEnumerable<string> items)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().Padding(0, 0, 1, 0)).AddColumn(new GridColumn().Padding(0, 0));
        foreach (var item in items)
            grid.AddRow(new Text(mark, style), new Text(SafeText.Line(item)));
        return grid.Rows.Count == 0 ? null : grid;
    }
}
