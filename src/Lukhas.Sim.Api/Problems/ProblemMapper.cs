using Lukhas.Sim.Api.Requests;
using Lukhas.Sim.Api.Tokens.Keys;
using Lukhas.Sim.Core.Jobs;
using Lukhas.Sim.Core.Lane;
using Microsoft.AspNetCore.Http;

namespace Lukhas.Sim.Api.Problems;

/// <summary>The one place that says which problem an outcome is.</summary>
/// <param name="lane">Says which authentication a step-up asks for.</param>
public sealed class ProblemMapper(LaneOptions lane)
{
    private readonly string _stepUpChallenge =
        $"Bearer error=\"insufficient_user_authentication\", acr_values=\"{lane.StepUpAcr}\", max_age=\"{(long)lane.StepUpMaxAge.TotalSeconds}\"";

    /// <summary>No token, an empty one, or another scheme. RFC 6750, section 3.1, gives no error code then.</summary>
    public static Problem CapabilityMissing { get; } =
        new(ProblemKind.CapabilityMissing, "Send a capability token as Authorization: Bearer.") { Challenge = "Bearer" };

    /// <summary>A token that does not verify; why is for the log only.</summary>
    public static Problem CapabilityInvalid { get; } =
        new(ProblemKind.CapabilityInvalid, "The capability token did not verify.") { Challenge = "Bearer error=\"invalid_token\"" };

    /// <summary>An unknown route.</summary>
    public static Problem UnknownRoute { get; } = new(ProblemKind.NotFound, "There is no such route.");

    /// <summary>A known route, another method.</summary>
    public static Problem MethodNotAllowed { get; } = new(ProblemKind.MethodNotAllowed, "The Allow header names the methods of this route.");

    /// <summary>A job that is unknown, expired or another tenant's.</summary>
    public static Problem UnknownJob { get; } = new(ProblemKind.NotFound, "There is no such job.");

    /// <summary>A trace that has no document: unknown, expired or another tenant's.</summary>
    public static Problem UnknownTrace { get; } = new(ProblemKind.NotFound, "There is no such trace.");

    /// <summary>A body over the limit.</summary>
    public static Problem PayloadTooLarge { get; } = new(ProblemKind.PayloadTooLarge, $"A body may have {JsonBody.MaxBytes} bytes at most.");

    /// <summary>A body that is not JSON by its own account.</summary>
    public static Problem UnsupportedMediaType { get; } =
        new(ProblemKind.UnsupportedMediaType, "Send the body as Content-Type: application/json, in UTF-8 and without a Content-Encoding.");

    /// <summary>A bug.</summary>
    public static Problem Internal { get; } = new(ProblemKind.Internal, "The trace id finds this in the logs.");

    /// <summary>A scope is missing.</summary>
    /// <param name="missing">The scopes that would have been needed.</param>
    public static Problem Insufficient(IReadOnlyList<string> missing) =>
        new(ProblemKind.CapabilityInsufficient, "The capability token does not hold the scope that this route needs.")
        {
            MissingScopes = missing,
            Challenge = $"Bearer error=\"insufficient_scope\", scope=\"{string.Join(' ', missing)}\"",
        };

    /// <summary>A bad header or query parameter.</summary>
    /// <param name="detail">Which, and what it should be.</param>
    public static Problem InvalidRequest(string detail) => new(ProblemKind.InvalidRequest, detail);

    /// <summary>Too many requests.</summary>
    /// <param name="retryAfter">When to try again.</param>
    public static Problem RateLimited(TimeSpan retryAfter) =>
        new(ProblemKind.RateLimited, "This tenant and subject have used up their rate.") { RetryAfter = retryAfter };

    /// <summary>An outage.</summary>
    /// <param name="retryAfter">When to try again.</param>
    public static Problem StorageUnavailable(TimeSpan retryAfter) =>
        new(ProblemKind.StorageUnavailable, "A store cannot be reached. What was acknowledged before is kept.") { RetryAfter = retryAfter };

    /// <summary>An outage of an issuer: whether the token is genuine is not known.</summary>
    /// <param name="retryAfter">When to try again.</param>
    public static Problem IssuerUnavailable(TimeSpan retryAfter) =>
        new(ProblemKind.IssuerUnavailable, "The token may be genuine, but its issuer's keys cannot be looked up now.") { RetryAfter = retryAfter };

    /// <summary>The problem that a refusal of the lane is.</summary>
    /// <param name="refusal">Why the lane refused.</param>
    public Problem From(Refusal refusal) => refusal switch
    {
        Refusal.LaneDisabled => new Problem(ProblemKind.LaneDisabled, "Neither schedule nor collect is served until an operator turns it on."),
        Refusal.MalformedJson malformed => new Problem(ProblemKind.MalformedJson, malformed.Detail),
        Refusal.InvalidSeed invalid => new Problem(ProblemKind.InvalidSeed, "The errors name each field.") { Errors = invalid.Errors },
        Refusal.PolicyViolation denied => new Problem(ProblemKind.PolicyViolation, denied.Decision.Rationale) { Decision = denied.Decision },
        Refusal.StepUpRequired stepUp => new Problem(ProblemKind.StepUpRequired, "Authenticate again, strongly, and send a token that was not used for this before.")
        {
            Decision = stepUp.Decision,
            Challenge = _stepUpChallenge,
        },
        Refusal.IdempotencyConflict => new Problem(ProblemKind.IdempotencyConflict, "Use a new Idempotency-Key for another body."),
        Refusal.JobNotFound => UnknownJob,
        Refusal.TraceNotFound => UnknownTrace,
        Refusal.JobCancelled cancelled => new Problem(ProblemKind.Conflict, "The job is cancelled.") { TraceId = cancelled.Job.TraceId },
        Refusal.RehearsalFailed failed => Internal with { TraceId = failed.Job.TraceId },
        _ => throw new InvalidOperationException($"No problem is known for {refusal.GetType().Name}."),
    };

    /// <summary>The problem that an exception is.</summary>
    /// <param name="exception">What was thrown.</param>
    public static Problem From(Exception exception) => exception switch
    {
        StorageUnavailableException outage => StorageUnavailable(outage.RetryAfter),
        KeysUnavailableException outage => IssuerUnavailable(outage.RetryAfter),
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => PayloadTooLarge,
        BadHttpRequestException => InvalidRequest("The body could not be read."),
        _ => Internal,
    };
}
