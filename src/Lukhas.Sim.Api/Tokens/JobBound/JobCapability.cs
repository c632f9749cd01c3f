namespace Lukhas.Sim.Api.Tokens.JobBound;

/// <summary>A capability token for one job.</summary>
/// <param name="Token">The token.</param>
/// <param name="Scopes">What it allows, on that job only.</param>
/// <param name="ExpiresAt">From when on it is worthless, in whole seconds.</param>
public sealed record JobCapability(string Token, IReadOnlyList<string> Scopes, DateTimeOffset ExpiresAt);
