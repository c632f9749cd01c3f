namespace Lukhas.Sim.Core.Jobs;

/// <summary>The right to rehearse a job.</summary>
/// <param name="Holder">Who holds it, unique to one collect.</param>
/// <param name="Until">From when on another may take it, in whole milliseconds.</param>
public sealed record JobLease(string Holder, DateTimeOffset Until);
