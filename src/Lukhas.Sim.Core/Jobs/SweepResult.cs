namespace Lukhas.Sim.Core.Jobs;

/// <summary>What a sweep came to.</summary>
/// <param name="Deleted">Jobs and documents of expired jobs that were removed.</param>
/// <param name="Skipped">Entries that are to be looked at again later.</param>
/// <param name="Failed">Entries that could not be dealt with, and stay due.</param>
/// <param name="FirstFailure">The first reason; null when nothing failed.</param>
public sealed record SweepResult(int Deleted, int Skipped, int Failed, Exception? FirstFailure);
