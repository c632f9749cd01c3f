using Spectre.Console;

namespace Lukhas.Sim.Cli.Rendering;

/// <summary>Tables without lines: the columns' alignment is enough.</summary>
internal static class Tables
{
    public static Table Plain() => new Table().Border(TableBorder.None);

    public static TableColumn Words(string heading) => new TableColumn(new Text(heading, Palette.Quiet)).Padding(0, 0, 2, 0);

    public static TableColumn Number(string heading) =>
        new TableColumn(new Text(heading, Palette.Quiet)).Padding(0, 0, 2, 0).NoWrap().RightAligned();
}
