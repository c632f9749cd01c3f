using Lukhas.Sim.Core.Capabilities;

namespace Lukhas.Sim.Api.Requests;

/// <summary>The scopes that a route needs.</summary>
public sealed record ScopeRequirement
{
    private readonly bool _any;

    private ScopeRequirement(IReadOnlyList<string> scopes, bool any)
    {
        Scopes = scopes;
        _any = any;
    }

    /// <summary>No token at all.</summary>
    public static ScopeRequirement None { get; } = new([], any: false);

    /// <summary>The scopes that are looked at.</summary>
    public IReadOnlyList<string> Scopes { get; }

    /// <summary>Whether anybody may call the route.</summary>
    public bool IsAnonymous => Scopes.Count == 0;

    /// <summary>Every one of some scopes.</summary>
    /// <param name="scopes">At least one.</param>
    public static ScopeRequirement All(params IReadOnlyList<string> scopes) => new(scopes, any: false);

    /// <summary>At least one of some scopes.</summary>
    /// <param name="scopes">At least one.</param>
    public static ScopeRequirement Any(params IReadOnlyList<string> scopes) => new(scopes, any: true);

    /// <summary>What a caller lacks: each scope that is needed, or all of those of which one would do.</summary>
    /// <param name="caller">The caller.</param>
    public IReadOnlyList<string> MissingOf(Capability caller) =>
        _any && Scopes.Any(caller.Has) ? [] : [.. Scopes.Where(scope => !caller.Has(scope))];
}
