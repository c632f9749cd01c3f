namespace Lukhas.Sim.Core.Rehearsal.Sampling;

/// <summary>Draws from a three-point estimate as a beta-PERT with shape 4, or always the same value where it has no spread.</summary>
internal sealed class PertSampler
{
    private const double Shape = 4;

    private readonly double _min;
    private readonly double _range;
    private readonly PertQuantileTable? _table;

    /// <summary>A sampler of one estimate.</summary>
    public PertSampler(Estimate estimate, PertQuantileTables tables)
    {
        _min = estimate.Min;
        if (estimate.IsFixed)
            return;
        _range = estimate.Max - estimate.Min;
        _table = tables.Get(Math.Clamp(1 + (Shape * ((estimate.Mode - estimate.Min) / _range)), 1, 1 + Shape));
    }

    /// <summary>Whether every draw is the same.</summary>
    public bool IsFixed => _table is null;

    /// <summary>One draw.</summary>
    /// <param name="word">32 random bits; not looked at when fixed.</param>
    public double Sample(uint word) => _table is null ? _min : _min + (_range * _table.Sample(word));

    /// <summary>One draw for each word; the words are not looked at when fixed.</summary>
    public void Sample(ReadOnlySpan<uint> words, Span<double> values)
    {
        if (_table is null)
            values.Fill(_min);
        else
            _table.Sample(words, values, _min, _range);
    }
}
