using System.Globalization;
using System.Text.Json;
using Lukhas.Sim.Api.Endpoints;
using Lukhas.Sim.Api.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Lukhas.Sim.Api.Problems;

/// <summary>Writes a problem as the answer.</summary>
/// <param name="problem">The problem.</param>
public sealed class ProblemResult(Problem problem) : IResult, IStatusCodeHttpResult
{
    /// <summary>The media type of problems (RFC 9457).</summary>
    public const string MediaType = "application/problem+json";

    /// <summary>What is told.</summary>
    public Problem Problem => problem;

    /// <inheritdoc/>
    public int? StatusCode => problem.Kind.Status;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        if (problem.TraceId is { } trace)
            httpContext.AnswerUnder(trace);
        response.StatusCode = problem.Kind.Status;
        response.ContentType = MediaType;
        if (problem.Challenge is { } challenge)
            response.Headers[HeaderNames.WWWAuthenticate] = challenge;
        if (problem.RetryAfter is { } wait)
            response.Headers[HeaderNames.RetryAfter] = Seconds(wait);

        var body = JsonSerializer.SerializeToUtf8Bytes(Body(httpContext), SimJson.Default.ProblemBody);
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }

    /// <summary>A time to wait as <c>Retry-After</c> tells it: whole seconds, at least one.</summary>
    internal static string Seconds(TimeSpan wait) =>
        Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    private ProblemBody Body(HttpContext context) => new()
    {
        Type = problem.Kind.Type,
        Title = problem.Kind.Title,
        Status = problem.Kind.Status,
        Detail = problem.Detail,
        TraceId = context.AnswerTrace().Value,
        Rule = problem.Decision?.Rule,
        PolicyVersion = problem.Decision?.PolicyVersion,
        Pointer = problem.Kind == ProblemKind.PolicyViolation ? problem.Decision?.Pointer : null,
        MissingScopes = problem.MissingScopes,
        Errors = problem.Errors?.Select(error => new ProblemError(error.Pointer, error.Message)).ToArray(),
    };
}
