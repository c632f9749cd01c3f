using Spectre.Console;
using Spectre.Console.Rendering;

namespace Lukhas.Sim.Cli.Rendering.Sections;

/// <summary>What it would cost, over the rollouts that succeeded.</summary>
internal static class CostSection
{
    public static IRenderable? Of(DreamView view)
    {
        if (view.Drawn.Outcome.Cost is not { P50: { } half, P80: { } most, P95: { } nearlyAll })
            return null;
        if (nearlyAll == 0 && view.Frame.Budget is null)
            return null;
        var line = new Paragraph();
        line.Append($"P50 {Figure.Quantity(half)}   P80 {Figure.Quantity(most)}   P95 {Figure.Quantity(nearlyAll)}", Palette.Plain);
        if (view.Frame.Budget is { } budget)
        {
            line.Append($"   budget {Figure.Quantity(budget)}", Palette.Strong);
            line.Append("   " + Against(budget, half, most, nearlyAll), nearlyAll <= budget ? Palette.OnTime : most <= budget ? Palette.Plain : Palette.Late);
        }

        return line;
    }

    private static string Against(double budget, double half, double most, double nearlyAll) => budget switch
    {
        _ when nearlyAll <= budget => "enough in more than 95 of 100 runs",
        _ when most <= budget => "enough in four runs of five, not in all",
        _ when half <= budget => "short in more than one run of five",
        _ => "short in more than half of the runs",
    };
}
