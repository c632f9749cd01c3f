namespace Lukhas.Sim.Api.Problems;

/// <summary>A kind of error that the API tells of: its slug, status and title never change between answers.</summary>
/// <param name="Slug">The last part of the problem's <c>type</c>.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">What it is, in a few words.</param>
public sealed record ProblemKind(string Slug, int Status, string Title)
{
    /// <summary>No token, an empty one, or another scheme.</summary>
    public static ProblemKind CapabilityMissing { get; } = new("capability-missing", 401, "A capability token is needed");

    /// <summary>A token that does not verify.</summary>
    public static ProblemKind CapabilityInvalid { get; } = new("capability-invalid", 401, "The capability token is not valid");

    /// <summary>A token without a scope that the route needs.</summary>
    public static ProblemKind CapabilityInsufficient { get; } = new("capability-insufficient", 403, "The capability token lacks a scope");

    /// <summary>Policy asks for a fresh, strong authentication.</summary>
    public static ProblemKind StepUpRequired { get; } = new("step-up-required", 401, "A fresh, strong authentication is needed");

    /// <summary>Policy denies the seed.</summary>
    public static ProblemKind PolicyViolation { get; } = new("policy-violation", 403, "Policy denies this seed");

    /// <summary>A body that is not JSON as the lane reads it.</summary>
    public static ProblemKind MalformedJson { get; } = new("malformed-json", 400, "The body is not well-formed JSON");

    /// <summary>A well-formed body that is not a seed.</summary>
    public static ProblemKind InvalidSeed { get; } = new("invalid-seed", 422, "The seed is not valid");

    /// <summary>A body over the limit.</summary>
    public static ProblemKind PayloadTooLarge { get; } = new("payload-too-large", 413, "The body is too large");

    /// <summary>A body that is not <c>application/json</c>.</summary>
    public static ProblemKind UnsupportedMediaType { get; } = new("unsupported-media-type", 415, "The body must be application/json");

    /// <summary>A bad header or query parameter.</summary>
    public static ProblemKind InvalidRequest { get; } = new("invalid-request", 400, "The request is not valid");

    /// <summary>An idempotency key that was used with another body.</summary>
    public static ProblemKind IdempotencyConflict { get; } = new("idempotency-conflict", 422, "The idempotency key was used with another body");

    /// <summary>An unknown route, job or trace.</summary>
    public static ProblemKind NotFound { get; } = new("not-found", 404, "Not found");

    /// <summary>A known route, another method.</summary>
    public static ProblemKind MethodNotAllowed { get; } = new("method-not-allowed", 405, "The method is not allowed here");

    /// <summary>Collect of a cancelled job.</summary>
    public static ProblemKind Conflict { get; } = new("conflict", 409, "The job's status does not allow this");

    /// <summary>Too many requests of one tenant and subject.</summary>
    public static ProblemKind RateLimited { get; } = new("rate-limited", 429, "Too many requests");

    /// <summary>The lane is switched off.</summary>
    public static ProblemKind LaneDisabled { get; } = new("lane-disabled", 503, "The simulation lane is switched off");

    /// <summary>A store or inbox cannot be reached.</summary>
    public static ProblemKind StorageUnavailable { get; } = new("storage-unavailable", 503, "Storage cannot be reached");

    /// <summary>The token names a key that the server of its issuer's keys would have to tell of, and that cannot be reached or asked again yet.</summary>
    public static ProblemKind IssuerUnavailable { get; } = new("issuer-unavailable", 503, "The issuer's keys cannot be fetched");

    /// <summary>A bug.</summary>
    public static ProblemKind Internal { get; } = new("internal", 500, "Something went wrong");

    /// <summary>The problem's <c>type</c> (RFC 9457).</summary>
    public string Type => $"urn:lukhas:sim:problem:{Slug}";
}
