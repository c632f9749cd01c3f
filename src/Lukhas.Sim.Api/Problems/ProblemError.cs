namespace Lukhas.Sim.Api.Problems;

/// <summary>One thing that is wrong with a seed, as JSON.</summary>
internal sealed record ProblemError(string Pointer, string Message);
