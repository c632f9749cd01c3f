namespace Lukhas.Sim.Http.Tests.Tokens.Matrix;

/// <summary>A job that a route may be about.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Tenant">Its tenant; null for one that does not exist.</param>
/// <param name="IsBound">Whether it is the one that the job-bound principal has a token for.</param>
public sealed record Target(string Name, string? Tenant, bool IsBound = false);
