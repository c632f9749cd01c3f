namespace Lukhas.Sim.Core.Jobs;

/// <summary>How a rehearsal broke.</summary>
/// <param name="Reason">What broke, without any text of the seed.</param>
/// <param name="At">When it last did, in whole milliseconds.</param>
/// <param name="Count">How often it has.</param>
public sealed record JobFailure(string Reason, DateTimeOffset At, int Count);
