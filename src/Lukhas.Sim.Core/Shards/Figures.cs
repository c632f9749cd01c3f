using System.Globalization;

namespace Lukhas.Sim.Core.Shards;

/// <summary>Rounds what is told: far finer than any interval, and free of the noise of a last bit.</summary>
internal static class Figures
{
    /// <summary>A share or a score, to six decimals.</summary>
    public static double Share(double value) => Math.Round(value, 6) + 0.0;

    /// <summary>A time or a cost, to ten significant digits.</summary>
    public static double Quantity(double value) =>
        double.Parse(value.ToString("G10", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
