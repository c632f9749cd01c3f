using Lukhas.Sim.Cli.Rendering.Sections;
using Spectre.Console;

namespace Lukhas.Sim.Cli.Rendering;

/// <summary>A trace's dreams as a person wants them: the answer first, then why, then what to do.</summary>
public static class DreamPage
{
    /// <summary>A page gets no wider than this, however wide the terminal is: bars would outgrow what they say.</summary>
    public const int MaxWidth = 140;

    /// <summary>Writes the page.</summary>
    /// <param name="console">Where to; its width decides how much there is to see.</param>
    /// <param name="view">What to write.</param>
    public static void Write(IAnsiConsole console, DreamView view)
    {
        var width = Math.Clamp(console.Profile.Width, 40, MaxWidth) - (2 * Page.Margin);
        var drawn = view.Drawn;
        var page = new Page(console, width);

        page.Write(new Text(SafeText.Line(drawn.SeedMeta.Goal), Palette.Strong));
        page.Write(ChanceSection.Of(view, width));
        if (view.Frame == PlanFrame.Unknown)
            page.Write(new Text(SafeText.Line(drawn.Proposal.Summary), Palette.Quiet));
        page.Section($"Finish, {view.Variant}, {Figure.Quantity(drawn.Outcome.Rollouts)} rollouts", FinishSection.Of(view));
        page.Section("Plan at the median", GanttSection.Of(view, width));
        page.Section("What would help most", LeverSection.Of(view));
        page.Section("Risks", RiskSection.Of(view));
        page.Section("Cost", CostSection.Of(view));
        page.Section("Findings", FindingSection.Of(drawn));
        page.Section("Verification plan", ListSection.Of("□", Palette.Plain, drawn.Proposal.Verification));
        page.Write(new Text(Footer(view), Palette.Quiet));
    }

    private static string Footer(DreamView view)
    {
        var drawn = view.Drawn;
        var basis = drawn.SeedMeta.Basis == "heuristic"
            ? "The plan was derived from the goal, with wide generic estimates: give your own in a seed file. "
            : "";
        return $"{basis}Trace {SafeText.Line(drawn.TraceId)}, random seed {SafeText.Line(drawn.SeedMeta.RandomSeed)}. Advice only: nothing was done.";
    }
}
