using System.Globalization;

namespace Lukhas.Sim.Benchmarks.Sweeps;

/// <summary>What one sweep cost.</summary>
/// <param name="Sweep">Which sweep.</param>
/// <param name="Live">Jobs in the table that were alive.</param>
/// <param name="Expired">Jobs that were due, all of them removed.</param>
/// <param name="Rows">Rows within the keys that the queries ask for: what a service that keeps its rows in order has to read.</param>
/// <param name="Queries">Requests that looked for jobs.</param>
/// <param name="Transactions">Requests that removed jobs.</param>
/// <param name="Finding">What the queries take when nothing is removed.</param>
/// <param name="Whole">What the sweep took, finding and removing.</param>
internal sealed record SweepFigure(
    string Sweep, int Live, int Expired, int Rows, int Queries, int Transactions, TimeSpan Finding, TimeSpan Whole)
{
    /// <summary>The heading of the table that figures make, in Markdown.</summary>
    public const string Heading =
        "| live | expired | sweep by | rows within keys | queries | transactions | finding alone | whole sweep |\n|---|---|---|---|---|---|---|---|";

    /// <summary>A row of that table.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Live:N0} | {Expired:N0} | {Sweep} | {Rows:N0} | {Queries} | {Transactions} | {Finding.TotalSeconds:F2} s | {Whole.TotalSeconds:F2} s |");
}
