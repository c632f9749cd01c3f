using Spectre.Console;

namespace Lukhas.Sim.Cli.Rendering;

/// <summary>The few colours there are, each with one meaning; every one of them is doubled by a word, a number or a shape.</summary>
internal static class Palette
{
    public static Style Plain { get; } = Style.Plain;

    public static Style Strong { get; } = new(decoration: Decoration.Bold);

    public static Style Quiet { get; } = new(Color.Grey);

    public static Style Heading { get; } = new(Color.DeepSkyBlue1, decoration: Decoration.Bold);

    public static Style OnTime { get; } = new(Color.Green3);

    public static Style Late { get; } = new(Color.IndianRed1);

    public static Style Mark { get; } = new(Color.White, decoration: Decoration.Bold);

    public static Style Trouble { get; } = new(Color.IndianRed1, decoration: Decoration.Bold);

    public static Style Caution { get; } = new(Color.Orange1);

    /// <summary>How good a chance is: the colours of a traffic light.</summary>
    public static Style Chance(double share) => share switch
    {
        >= 0.75 => OnTime,
        >= 0.4 => Caution,
        _ => Late,
    };
}
