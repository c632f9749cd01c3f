using Spectre.Console;

namespace Lukhas.Sim.Cli.Rendering;

/// <summary>How often a step lies on the critical path, as a shade and a colour.</summary>
internal static class Criticality
{
    /// <summary>From how much on each shade stands, the darkest first.</summary>
    public static IReadOnlyList<(double From, char Shade, char Ascii, Style Style, string Words)> Scale { get; } =
    [
        (0.75, '█', '#', new Style(Color.IndianRed1), "75–100 %"),
        (0.50, '▓', '=', new Style(Color.Orange1), "50–75 %"),
        (0.25, '▒', '-', new Style(Color.Yellow3), "25–50 %"),
        (0.00, '░', '.', new Style(Color.SteelBlue1), "under 25 %"),
    ];

    public static (char Shade, Style Style) Of(double criticality, bool unicode)
    {
        var level = Scale.First(level => criticality >= level.From || level.From == 0);
        return (unicode ? level.Shade : level.Ascii, level.Style);
    }
}
