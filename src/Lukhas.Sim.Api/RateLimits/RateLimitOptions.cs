namespace Lukhas.Sim.Api.RateLimits;

/// <summary>How many requests one subject of one tenant may make.</summary>
public sealed record RateLimitOptions
{
    /// <summary>Requests per second in the long run, 1 to 100,000.</summary>
    public int PerSecond { get; init; } = 50;

    /// <summary>Requests at once, 1 to 1,000,000.</summary>
    public int Burst { get; init; } = 100;
}
