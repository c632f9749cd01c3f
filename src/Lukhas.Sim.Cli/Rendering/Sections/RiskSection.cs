using Spectre.Console;
using Spectre.Console.Rendering;

namespace Lukhas.Sim.Cli.Rendering.Sections;

/// <summary>What may go wrong, the likeliest mover of the finish first.</summary>
internal static class RiskSection
{
    private const int MaxRisks = 12;

    public static IRenderable? Of(DreamView view)
    {
        var risks = view.Drawn.Risks;
        if (risks.Count == 0)
            return null;
        var table = Tables.Plain()
            .AddColumn(Tables.Number("strikes in"))
            .AddColumn(Tables.Number("moves finish"))
            .AddColumn(Tables.Words("risk, and what is done about it"));
        foreach (var risk in risks.OrderByDescending(risk => Math.Abs(risk.Sensitivity)).Take(MaxRisks))
        {
            table.AddRow(
                new Text(Figure.Percent(risk.Probability)),
                new Text(Figure.Correlation(risk.Sensitivity)),
                new Rows(
                    new Text(SafeText.Line(risk.Label)),
                    risk.Mitigation is { } mitigation
                        ? new Text(SafeText.Line(mitigation), Palette.Quiet)
                        : new Text("nothing yet", Palette.Caution)));
        }

        return risks.Count <= MaxRisks
            ? table
            : new Rows(table, new Text($"The {MaxRisks} that move the finish most, of {risks.Count}; all of them with --json.", Palette.Quiet));
    }
}
