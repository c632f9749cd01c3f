namespace Lukhas.Sim.Core.Jobs;

/// <summary>How many jobs wait.</summary>
/// <param name="Count">How many were counted.</param>
/// <param name="Capped">Whether counting stopped at a bound, so that there may be more.</param>
public readonly record struct WaitingCount(int Count, bool Capped);
