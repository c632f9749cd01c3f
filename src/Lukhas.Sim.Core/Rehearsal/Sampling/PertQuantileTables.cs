using System.Collections.Concurrent;

namespace Lukhas.Sim.Core.Rehearsal.Sampling;

/// <summary>
/// The tables of the shapes met so far, each built once. Bounded, since shapes come from callers: past <see cref="Capacity"/> tables
/// (32 KiB each) a new shape is tabulated for its own rehearsal only. Never changes a number, as a table depends on its shape alone.
/// </summary>
internal sealed class PertQuantileTables
{
    /// <summary>How many tables are kept.</summary>
    public const int Capacity = 512;

    private readonly ConcurrentDictionary<double, PertQuantileTable> _tables = new();

    /// <summary>The table of a shape.</summary>
    /// <param name="alpha">The first shape parameter, in [1, 5].</param>
    public PertQuantileTable Get(double alpha)
    {
        if (_tables.TryGetValue(alpha, out var known))
            return known;
        var table = new PertQuantileTable(alpha);
        return _tables.Count < Capacity ? _tables.GetOrAdd(alpha, table) : table;
    }
}
