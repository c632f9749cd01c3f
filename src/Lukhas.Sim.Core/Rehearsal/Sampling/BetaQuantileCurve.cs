namespace Lukhas.Sim.Core.Rehearsal.Sampling;

/// <summary>
/// The inverse of the regularized incomplete beta function as a differential equation in logarithms: with y = ln x and τ = ln t,
/// dy/dτ = t / (x f(x)), which is nearly constant in the tail. Solved with the classical fourth-order Runge-Kutta method.
/// </summary>
internal readonly struct BetaQuantileCurve
{
    private readonly double _a;
    private readonly double _b;
    private readonly double _logBeta;

    /// <summary>The curve of one shape.</summary>
    public BetaQuantileCurve(double a, double b)
    {
        (_a, _b) = (a, b);
        _logBeta = PortableMath.LogGamma(a) + PortableMath.LogGamma(b) - PortableMath.LogGamma(a + b);
    }

    /// <summary>The value at a probability so small that three terms of the incomplete beta function's series suffice.</summary>
    public double FirstValue(double probability)
    {
        var scaled = PortableMath.Log(probability) + PortableMath.Log(_a) + _logBeta;
        var x = PortableMath.Exp(scaled / _a);
        for (var i = 0; i < 8; i++)
        {
            var series = 1 + (_a * (1 - _b) * x * ((1 / (_a + 1)) + ((2 - _b) * x / (2 * (_a + 2)))));
            x = PortableMath.Exp((scaled - PortableMath.Log(series)) / _a);
        }

        return x;
    }

    /// <summary>dy/dτ at a probability's logarithm and a value.</summary>
    public double Slope(double logProbability, double x) => SlopeAt(logProbability, PortableMath.Log(x), x);

    /// <summary>The value and slope at the next probability, from the value at this one.</summary>
    public (double Value, double Slope) Advance(double from, double to, double x)
    {
        var (y, step) = (PortableMath.Log(x), to - from);
        var middle = from + (step / 2);
        var k1 = SlopeAt(from, y, x);
        var k2 = SlopeAt(middle, y + (step / 2 * k1));
        var k3 = SlopeAt(middle, y + (step / 2 * k2));
        var k4 = SlopeAt(to, y + (step * k3));
        var next = y + (step / 6 * (k1 + (2 * k2) + (2 * k3) + k4));
        var value = PortableMath.Exp(next);
        return (value, SlopeAt(to, next, value));
    }

    private double SlopeAt(double logProbability, double y) => SlopeAt(logProbability, y, PortableMath.Exp(y));

    private double SlopeAt(double logProbability, double y, double x) =>
        PortableMath.Exp(logProbability - (_a * y) - ((_b - 1) * PortableMath.Log(1 - x)) + _logBeta);
}
