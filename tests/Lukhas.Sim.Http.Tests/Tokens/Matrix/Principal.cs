namespace Lukhas.Sim.Http.Tests.Tokens.Matrix;

/// <summary>Somebody who calls.</summary>
/// <param name="Name">What is special about them.</param>
/// <param name="Tenant">Whose token it is.</param>
/// <param name="Scopes">What it says that they may do.</param>
public sealed record Principal(string Name, string Tenant, IReadOnlyCollection<string> Scopes)
{
    /// <summary>Whether the token is one to believe.</summary>
    public bool IsVerified { get; init; } = true;

    /// <summary>Whether the token is good for one job only.</summary>
    public bool IsJobBound { get; init; }

    /// <summary>The slug of the problem that an unbelieved one is told.</summary>
    public string Slug { get; init; } = "capability-invalid";

    /// <summary>Makes the token, given the one for the bound job; null for no token.</summary>
    public required Func<string, string?> Token { get; init; }
}
