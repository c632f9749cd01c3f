using System.Globalization;

namespace Lukhas.Sim.Cli.Rendering;

/// <summary>How figures are told: the same everywhere, whatever the machine's language.</summary>
public static class Figure
{
    /// <summary>A time or a cost.</summary>
    /// <param name="value">In the plan's unit.</param>
    public static string Quantity(double value) =>
        (value + 0.0).ToString(Math.Abs(value) >= 100 ? "#,0" : "#,0.#", CultureInfo.InvariantCulture);

    /// <summary>A share as whole percent, but never as 0 or 100 where it is neither.</summary>
    /// <param name="share">In [0, 1].</param>
    public static string Percent(double share) => share switch
    {
        > 0 and < 0.005 => "< 1 %",
        > 0.995 and < 1 => "> 99 %",
        _ => $"{Whole(share)} %",
    };

    /// <summary>An interval of shares in percent, to a decimal where whole percent would show no width.</summary>
    /// <param name="low">In [0, 1].</param>
    /// <param name="high">In [0, 1].</param>
    public static string Interval(double low, double high) =>
        Whole(low) == Whole(high) ? $"{Tenths(low)}–{Tenths(high)} %" : $"{Whole(low)}–{Whole(high)} %";

    /// <summary>A gain of a share in points of a hundred, signed.</summary>
    /// <param name="gain">In [-1, 1].</param>
    public static string Points(double gain) => Signed(gain * 100);

    /// <summary>A quantity with its sign, and 0 without one.</summary>
    /// <param name="value">In the plan's unit.</param>
    public static string Signed(double value)
    {
        var text = Quantity(Math.Abs(value));
        return text == "0" ? text : (value < 0 ? "−" : "+") + text;
    }

    /// <summary>A correlation to two decimals; never minus nothing.</summary>
    /// <param name="value">In [-1, 1].</param>
    public static string Correlation(double value) => (Math.Round(value, 2) + 0.0).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Tenths(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture);

    private static string Whole(double share) => Math.Round(share * 100, MidpointRounding.AwayFromZero).ToString("0", CultureInfo.InvariantCulture);
}
