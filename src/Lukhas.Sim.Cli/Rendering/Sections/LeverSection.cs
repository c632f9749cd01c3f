using Lukhas.Sim.Core.Shards;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Lukhas.Sim.Cli.Rendering.Sections;

/// <summary>What to change first: what each driver costs the plan, and what to do about it.</summary>
internal static class LeverSection
{
    public static IRenderable? Of(DreamView view)
    {
        var levers = view.Drawn.Proposal.Levers;
        if (levers.Count == 0)
            return null;
        var table = Tables.Plain()
            .AddColumn(Tables.Number("on target"))
            .AddColumn(Tables.Number(view.Frame.Unit.Length == 0 ? "P80 sooner" : $"P80 {view.Frame.Unit} sooner"))
            .AddColumn(Tables.Words("by calming this"));
        foreach (var lever in levers)
        {
            table.AddRow(
                new Text(Figure.Points(lever.UtilityGain) + " pts", lever.UtilityGain > 0 ? Palette.OnTime : Palette.Quiet),
                new Text(Figure.Quantity(lever.P80Gain)),
                new Rows(new Text(Title(view, lever)), new Text(SafeText.Line(lever.Advice), Palette.Quiet)));
        }

        return table;
    }

    private static string Title(DreamView view, ShardLever lever)
    {
        var title = lever.Kind == "step"
            ? view.Drawn.Proposal.Plan.FirstOrDefault(step => step.Id == lever.Driver)?.Title
            : view.Frame.RiskTitles.GetValueOrDefault(lever.Driver);
        return SafeText.Line(title ?? lever.Driver);
    }
}
