using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Policy;
using Lukhas.Sim.Core.Seeds;

namespace Lukhas.Sim.Api.Problems;

/// <summary>An error as a caller is told of it (RFC 9457). Its texts are the API's own: never the seed's, never an exception's.</summary>
/// <param name="Kind">What kind of error it is.</param>
/// <param name="Detail">What happened, as a sentence for a person.</param>
public sealed record Problem(ProblemKind Kind, string Detail)
{
    /// <summary>The job's trace, where the error is about a job of the caller's own; null for the request's.</summary>
    public TraceId? TraceId { get; init; }

    /// <summary>The decision of policy that led to it.</summary>
    public PolicyDecision? Decision { get; init; }

    /// <summary>The scopes that would have been needed.</summary>
    public IReadOnlyList<string>? MissingScopes { get; init; }

    /// <summary>Everything that is wrong with the seed.</summary>
    public IReadOnlyList<SeedError>? Errors { get; init; }

    /// <summary>The <c>WWW-Authenticate</c> header.</summary>
    public string? Challenge { get; init; }

    /// <summary>The <c>Retry-After</c> header, told in whole seconds and at least one.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
