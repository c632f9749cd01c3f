using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lukhas.Sim.Core.Rehearsal.Statistics;

/// <summary>
/// A quantile of a stream in fixed memory: counts and sums in bins over a window in which the quantile is expected, and over what
/// lies beyond either end. The answer is the mean of the bin that holds the quantile, within a bin's width of it and exact where the
/// bin holds one value. All tallies are integers (fixed point), so that merging them in any order gives the same.
/// </summary>
internal sealed class QuantileWindow
{
    private const int FractionBits = 20;
    private const double One = 1 << FractionBits;

    private readonly double _low;
    private readonly double _scale;
    private readonly double _limit;
    private readonly int _bins;

    // A count and a sum for each bin side by side: below the window, the window, beyond it, and last what is not to be counted.
    private readonly long[] _cells;

    /// <summary>An empty window.</summary>
    /// <param name="low">Its lower end.</param>
    /// <param name="high">Its upper end, not below <paramref name="low"/>.</param>
    /// <param name="bins">How finely it is divided.</param>
    public QuantileWindow(double low, double high, int bins)
    {
        _low = low;
        _scale = high > low ? bins * One / (high - low) : 0;
        _limit = 4 * bins * One;
        _bins = bins + 2;
        _cells = new long[2 * (_bins + 1)];
    }

    /// <summary>Counts those of eight values whose mask is set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Add(Vector512<double> values, Vector512<double> counted)
    {
        var scaled = (values - Vector512.Create(_low)) * Vector512.Create(_scale);
        var limited = Vector512.MinNative(Vector512.MaxNative(scaled, Vector512.Create(-_limit)), Vector512.Create(_limit));
        var positions = Vector512.ConvertToInt64Native(limited);
        var bins = (positions >> FractionBits) + Vector512<long>.One;
        bins = Vector512.Min(Vector512.Max(bins, Vector512<long>.Zero), Vector512.Create((long)_bins - 1));
        bins = Vector512.ConditionalSelect(counted.AsInt64(), bins, Vector512.Create((long)_bins));

        Span<long> position = stackalloc long[Vector512<long>.Count];
        Span<long> bin = stackalloc long[Vector512<long>.Count];
        positions.CopyTo(position);
        bins.CopyTo(bin);
        var cells = _cells;
        for (var lane = 0; lane < bin.Length; lane++)
        {
            var cell = 2 * (int)bin[lane];
            cells[cell]++;
            cells[cell + 1] += position[lane];
        }
    }

    /// <summary>Adds the counts of a window with the same ends and bins.</summary>
    public void Merge(QuantileWindow other)
    {
        for (var cell = 0; cell < _cells.Length; cell++)
            _cells[cell] += other._cells[cell];
    }

    /// <summary>A quantile of what was counted; null when nothing was.</summary>
    /// <param name="probability">In [0, 1].</param>
    public double? Quantile(double probability)
    {
        var total = 0L;
        for (var bin = 0; bin < _bins; bin++)
            total += _cells[2 * bin];
        if (total == 0)
            return null;

        var rank = probability * (total - 1);
        var cell = 0;
        for (var seen = _cells[0]; seen <= rank; seen += _cells[cell])
            cell += 2;
        return _scale == 0 ? _low : _low + (_cells[cell + 1] / (double)_cells[cell] / _scale);
    }
}
