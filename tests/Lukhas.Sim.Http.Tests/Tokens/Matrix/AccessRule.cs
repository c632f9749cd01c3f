namespace Lukhas.Sim.Http.Tests.Tokens.Matrix;

/// <summary>What the HTTP contract says of a route, written down here and not read from the code.</summary>
/// <param name="Route">Its method and path.</param>
/// <param name="Success">The status where everything is as it should be.</param>
/// <param name="Scopes">The scopes it needs; none for a route that is open to all.</param>
public sealed record AccessRule(string Route, int Success, params string[] Scopes)
{
    /// <summary>Whether one of the scopes is enough.</summary>
    public bool AnyScope { get; init; }

    /// <summary>A body that makes it succeed.</summary>
    public string? Body { get; init; }

    public bool IsOpen => Scopes.Length == 0;

    public bool IsAboutAJob => Route.Contains("{job_id}", StringComparison.Ordinal);

    public bool IsAboutATrace => Route.Contains("{trace_id}", StringComparison.Ordinal);

    /// <summary>Whether a bearer of some scopes holds what it needs.</summary>
    public bool IsMetBy(IReadOnlyCollection<string> held) => AnyScope ? Scopes.Any(held.Contains) : Scopes.All(held.Contains);

    /// <summary>The status that a principal is due.</summary>
    /// <param name="principal">Who calls.</param>
    /// <param name="target">About which job or trace.</param>
    public int StatusFor(Principal principal, Target target)
    {
        if (IsOpen)
            return Success;
        if (!principal.IsVerified)
            return 401;
        if ((principal.IsJobBound && !IsAboutAJob) || !IsMetBy(principal.Scopes))
            return 403;
        if (!IsAboutAJob && !IsAboutATrace)
            return Success;
        return target.Tenant == principal.Tenant && (!principal.IsJobBound || target.IsBound) ? Success : 404;
    }
}
