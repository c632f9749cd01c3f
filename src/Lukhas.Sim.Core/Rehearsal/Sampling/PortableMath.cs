namespace Lukhas.Sim.Core.Rehearsal.Sampling;

/// <summary>
/// Exponential, logarithm and log-gamma from nothing but IEEE 754 addition, multiplication and division, which every machine rounds
/// alike. <see cref="Math.Exp"/> and its kin come from the platform's C library and may differ in the last bit between machines.
/// Relative error below 1e-14 in the ranges used.
/// </summary>
internal static class PortableMath
{
    private const double Ln2High = 6.93147180369123816490e-01;
    private const double Ln2Low = 1.90821492927058770002e-10;
    private const double SqrtHalf = 0.70710678118654752440;
    private const double HalfLn2Pi = 0.91893853320467274178;
    private const int MantissaBits = 52;
    private const int Bias = 1023;

    private static readonly double[] Factorials = [1, 1, 2, 6, 24, 120, 720, 5040, 40320, 362880, 3628800, 39916800, 479001600, 6227020800];

    /// <summary>e to the power of <paramref name="x"/>, for |x| ≤ 700.</summary>
    public static double Exp(double x)
    {
        var power = Math.Round(x * (1 / (Ln2High + Ln2Low)));
        var rest = (x - (power * Ln2High)) - (power * Ln2Low);
        var sum = 1 / Factorials[^1];
        for (var i = Factorials.Length - 2; i >= 0; i--)
            sum = (sum * rest) + (1 / Factorials[i]);
        return sum * BitConverter.Int64BitsToDouble(((long)power + Bias) << MantissaBits);
    }

    /// <summary>The natural logarithm of a positive normal number.</summary>
    public static double Log(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> MantissaBits) - Bias + 1;
        var mantissa = BitConverter.Int64BitsToDouble((bits & ((1L << MantissaBits) - 1)) | ((long)(Bias - 1) << MantissaBits));
        if (mantissa < SqrtHalf)
        {
            mantissa *= 2;
            exponent--;
        }

        // ln m = 2 artanh((m - 1) / (m + 1)), whose series in odd powers ends below rounding after eleven terms here.
        var s = (mantissa - 1) / (mantissa + 1);
        var square = s * s;
        var sum = 0.0;
        for (var odd = 21; odd >= 1; odd -= 2)
            sum = (sum * square) + (1.0 / odd);
        return (exponent * Ln2High) + ((exponent * Ln2Low) + (2 * s * sum));
    }

    /// <summary>The logarithm of the gamma function for x ≥ 1, by Stirling's series after a shift upwards.</summary>
    public static double LogGamma(double x)
    {
        var product = 1.0;
        for (; x < 12; x++)
            product *= x;
        var inverse = 1 / x;
        var square = inverse * inverse;
        var series = inverse * ((1.0 / 12) - (square * ((1.0 / 360) - (square * ((1.0 / 1260) - (square * (1.0 / 1680)))))));
        return ((x - 0.5) * Log(x)) - x + HalfLn2Pi + series - Log(product);
    }
}
