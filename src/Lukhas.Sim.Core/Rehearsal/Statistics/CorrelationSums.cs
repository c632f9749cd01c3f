using System.Runtime.Intrinsics;

namespace Lukhas.Sim.Core.Rehearsal.Statistics;

/// <summary>
/// The sums behind the correlations of several variables with one outcome, in eight lanes that are only added up at the end and
/// always in the same order: floating-point addition is not associative. A block's sums are merged in the order of the blocks. Values
/// come in relative to a reference rollout, against cancellation.
/// </summary>
/// <param name="variables">How many variables.</param>
internal sealed class CorrelationSums(int variables)
{
    // Below this share of a mean square, a variance is only rounding.
    private const double Rounding = 1e-13;

    private readonly Vector512<double>[] _x = new Vector512<double>[variables];
    private readonly Vector512<double>[] _xx = new Vector512<double>[variables];
    private readonly Vector512<double>[] _xy = new Vector512<double>[variables];
    private Vector512<double> _y;
    private Vector512<double> _yy;

    /// <summary>Counts eight outcomes.</summary>
    public void AddOutcome(Vector512<double> y)
    {
        _y += y;
        _yy += y * y;
    }

    /// <summary>Counts eight values of a variable with their outcomes.</summary>
    public void Add(int variable, Vector512<double> x, Vector512<double> y)
    {
        _x[variable] += x;
        _xx[variable] += x * x;
        _xy[variable] += x * y;
    }

    /// <summary>Adds another's sums.</summary>
    public void Merge(CorrelationSums other)
    {
        _y += other._y;
        _yy += other._yy;
        for (var i = 0; i < _x.Length; i++)
        {
            _x[i] += other._x[i];
            _xx[i] += other._xx[i];
            _xy[i] += other._xy[i];
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        (_y, _yy) = (default, default);
        Array.Clear(_x);
        Array.Clear(_xx);
        Array.Clear(_xy);
    }

    /// <summary>Pearson's correlation of a variable with the outcome, in [-1, 1]; 0 where either does not vary.</summary>
    /// <param name="variable">Which variable.</param>
    /// <param name="count">How many outcomes were counted.</param>
    public double Correlation(int variable, int count)
    {
        var (x, y) = (Sum(_x[variable]), Sum(_y));
        var (xx, yy) = (Sum(_xx[variable]), Sum(_yy));
        var varianceX = xx - (x * x / count);
        var varianceY = yy - (y * y / count);
        if (varianceX <= Rounding * xx || varianceY <= Rounding * yy)
            return 0;
        var covariance = Sum(_xy[variable]) - (x * y / count);
        return Math.Clamp(covariance / (Math.Sqrt(varianceX) * Math.Sqrt(varianceY)), -1, 1);
    }

    private static double Sum(Vector512<double> lanes)
    {
        var sum = 0.0;
        for (var lane = 0; lane < Vector512<double>.Count; lane++)
            sum += lanes[lane];
        return sum;
    }
}
