using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Lukhas.Sim.Core.Rehearsal.Sampling;

/// <summary>
/// The inverse of the beta distribution with a + b = 6 (beta-PERT with shape 4, scaled to [0, 1]), tabulated over 32-bit words.
/// <para>
/// Both tails are cut into octaves and each octave into 32 cells, so that cells shrink towards 0 and 1, where the inverse is steep; a
/// cell holds a straight line. The nodes come from integrating d ln x / d ln t = t / (x f(x)), the inverse function's differential
/// equation, from the series of the incomplete beta function in the outermost tail. Absolute error below 1e-4, and the same bits on
/// every machine (<see cref="PortableMath"/>).
/// </para>
/// Sources: Malcolm, Roseboom, Clark, Fazar, "Application of a Technique for Research and Development Program Evaluation",
/// Operations Research 7 (1959), for the distribution; Abramowitz and Stegun 26.5 for the incomplete beta function.
/// </summary>
internal sealed class PertQuantileTable
{
    /// <summary>What the two shape parameters of a beta-PERT sum to.</summary>
    public const double ShapeSum = 6;

    private const int Octaves = 32;
    private const int CellBits = 5;
    private const int CellsPerOctave = 1 << CellBits;
    private const int QuarterCells = CellsPerOctave / 4;
    private const int TailCells = Octaves * CellsPerOctave;
    private const int IndexShift = 52 - CellBits;
    private const int FirstIndex = 1023 << CellBits;
    private const double FirstTail = 1.0 / 8589934592.0;

    private readonly double[] _lines = new double[2 * 2 * TailCells];

    /// <summary>Tabulates one shape.</summary>
    /// <param name="alpha">The first shape parameter, in [1, 5]: 1 + 4 (mode − min) / (max − min).</param>
    public PertQuantileTable(double alpha)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(alpha, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(alpha, ShapeSum - 1);
        var (lower, upper) = (Nodes(alpha, ShapeSum - alpha), Nodes(ShapeSum - alpha, alpha));

        // Both tails end at the median, up to the integration's error; they are made to meet there.
        var median = (lower[TailCells] + 1 - upper[TailCells]) / 2;
        (lower[TailCells], upper[TailCells]) = (median, 1 - median);
        Draw(0, lower);
        Draw(1, upper);
    }

    /// <summary>The value at a word's place in the distribution.</summary>
    /// <param name="word">32 random bits, read as the probability (word + 1/2) / 2^32.</param>
    /// <returns>A value in [0, 1], never falling as the word rises.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Sample(uint word) => Sample(ref MemoryMarshal.GetArrayDataReference(_lines), word);

    /// <summary>Gives <c>min + range · value</c> for each word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Sample(ReadOnlySpan<uint> words, Span<double> values, double min, double range)
    {
        ref var lines = ref MemoryMarshal.GetArrayDataReference(_lines);
        for (var i = 0; i < words.Length; i++)
            values[i] = min + (range * Sample(ref lines, words[i]));
    }

    // The tail's distance from the nearer end, counted in odd multiples of 2^-33, has its octave and cell in its leading bits.
    // Every index below the table's length by construction: a tail is a number in [1, 2^32).
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Sample(ref double lines, uint word)
    {
        var upper = (uint)((int)word >> 31);
        double tail = (long)(((ulong)(word ^ upper) << 1) + 1);
        var cell = (nuint)(BitConverter.DoubleToUInt64Bits(tail) >> IndexShift) - FirstIndex + (TailCells & upper);
        return Unsafe.Add(ref lines, 2 * cell) + (Unsafe.Add(ref lines, (2 * cell) + 1) * tail);
    }

    // The values at the ends of one tail's cells, outermost first.
    private static double[] Nodes(double a, double b)
    {
        var nodes = new double[TailCells + 1];
        var curve = new BetaQuantileCurve(a, b);
        var (t, x) = (1.0, curve.FirstValue(FirstTail));
        var slope = curve.Slope(PortableMath.Log(FirstTail), x);
        for (var cell = 0; cell < TailCells; cell += QuarterCells)
        {
            var width = (double)(1L << (cell / CellsPerOctave)) / 4;
            var (nextX, nextSlope) = curve.Advance(PortableMath.Log(t * FirstTail), PortableMath.Log((t + width) * FirstTail), x);
            var (from, to) = ((x, width * x * slope / t), (nextX, width * nextX * nextSlope / (t + width)));
            for (var i = 0; i < QuarterCells; i++)
                nodes[cell + i] = Hermite((double)i / QuarterCells, from, to);
            (t, x, slope) = (t + width, nextX, nextSlope);
        }

        nodes[TailCells] = x;
        return nodes;
    }

    private void Draw(int tail, ReadOnlySpan<double> nodes)
    {
        var (left, line) = (1.0, 2 * TailCells * tail);
        for (var cell = 0; cell < TailCells; cell++)
        {
            var right = left + ((double)(1L << (cell / CellsPerOctave)) / CellsPerOctave);
            var slope = (nodes[cell + 1] - nodes[cell]) / (right - left);
            var intercept = nodes[cell] - (slope * left);
            _lines[line++] = tail == 0 ? intercept : 1 - intercept;
            _lines[line++] = tail == 0 ? slope : -slope;
            left = right;
        }
    }

    private static double Hermite(double s, (double Value, double Slope) from, (double Value, double Slope) to)
    {
        var r = 1 - s;
        return (r * r * (((1 + (2 * s)) * from.Value) + (s * from.Slope))) + (s * s * (((3 - (2 * s)) * to.Value) - (r * to.Slope)));
    }
}
