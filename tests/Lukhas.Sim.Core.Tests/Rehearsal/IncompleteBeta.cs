namespace Lukhas.Sim.Core.Tests.Rehearsal;

/// <summary>
/// The regularized incomplete beta function by Simpson's rule after a substitution that smooths both ends, and its inverse by
/// bisection: slow, and nothing in common with the table it checks.
/// </summary>
internal static class IncompleteBeta
{
    private const int Panels = 200;

    public static double Inverse(double probability, double a, double b)
    {
        // From the nearer end, where the integral keeps its relative precision.
        if (probability > 0.5)
            return 1 - Inverse(1 - probability, b, a);
        var (low, high) = (0.0, 1.0);
        var total = Integral(1, a, b);
        for (var i = 0; i < 24; i++)
        {
            var middle = (low + high) / 2;
            if (Integral(middle, a, b) < probability * total)
                low = middle;
            else
                high = middle;
        }

        return (low + high) / 2;
    }

    // With x = sin²(θ) the integrand is 2 sin^(2a - 1) cos^(2b - 1), which is bounded for a, b ≥ 1.
    private static double Integral(double x, double a, double b)
    {
        var end = Math.Asin(Math.Sqrt(x));
        var width = end / Panels;
        var sum = 0.0;
        for (var i = 0; i <= Panels; i++)
        {
            var theta = i * width;
            var weight = i is 0 or Panels ? 1 : i % 2 == 0 ? 2 : 4;
            sum += weight * 2 * Math.Pow(Math.Sin(theta), (2 * a) - 1) * Math.Pow(Math.Max(0, Math.Cos(theta)), (2 * b) - 1);
        }

        return sum * width / 3;
    }
}
