using System.Net;
using Lukhas.Sim.Api.Endpoints;
using Lukhas.Sim.Http.Tests.Hosting;

namespace Lukhas.Sim.Http.Tests.Tokens;

/// <summary>Every route that is not open to anybody asks for a token, whatever else may be wrong with the request.</summary>
public sealed class DeniedByDefaultTests(SharedHost host)
{
    private const string Job = "JOB-00000000000000000000000000000000";
    private const string Trace = "LT-1763800000123-0000000000000000";

    private static readonly string[] Open = ["health", "health/ready", "openapi.json", ".well-known/jwks.json"];

    public static TheoryData<string, string> Guarded =>
        [.. SimRoutes.All.Where(route => !Open.Contains(route.Template)).Select(route => (route.Method, Path(route.Template)))];

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task Route_WhenThereIsNoToken_IsDenied(string method, string path)
    {
        var answer = await host.Client.SendAsync(new HttpMethod(method), path);

        answer.MustBeProblem("capability-missing", HttpStatusCode.Unauthorized).MustHave("type", "title", "status", "detail", "trace_id");
        Assert.Equal("Bearer", answer.Header("WWW-Authenticate"));
    }

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task Route_WhenTheTokenIsNone_IsDenied(string method, string path)
    {
        var answer = await host.Client.SendAsync(new HttpMethod(method), path, "not-a-token");

        answer.MustBeProblem("capability-invalid", HttpStatusCode.Unauthorized).MustHave("type", "title", "status", "detail", "trace_id");
        Assert.Equal("Bearer error=\"invalid_token\"", answer.Header("WWW-Authenticate"));
    }

    [Theory]
    [MemberData(nameof(Guarded))]
    public async Task Route_WhenTheTokenHoldsNoScope_IsForbidden(string method, string path)
    {
        var answer = await host.Client.SendAsync(new HttpMethod(method), path, host.Caller().Sign());

        answer.MustBeProblem("capability-insufficient", HttpStatusCode.Forbidden);
        Assert.NotEmpty(answer.Json.GetProperty("missing_scopes").EnumerateArray());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer  ")]
    [InlineData("Basic dXNlcjpwYXNz")]
    [InlineData("DPoP token")]
    public async Task Authorization_WhenItHoldsNoBearerToken_IsMissing(string? header)
    {
        var answer = await host.Client.SendAsync(HttpMethod.Get, $"simulations/{Job}", change: request =>
        {
            if (header is not null)
                request.Headers.TryAddWithoutValidation("Authorization", header);
        });

        answer.MustBeProblem("capability-missing", HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Authorization_WhenItIsTooLongOrOfTooManyParts_IsInvalid()
    {
        var token = host.Caller("consciousness.simulation.schedule");
        foreach (var text in new[] { token.Sign() + " " + token.Sign(), token.With(claims => claims["pad"] = new string('x', 8_192)).Sign() })
        {
            var answer = await host.Client.SendAsync(HttpMethod.Get, $"simulations/{Job}", text);
            answer.MustBeProblem("capability-invalid", HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task Authorization_WhenItIsSentTwice_IsInvalid()
    {
        var address = host.Client.Address;
        var line = $"Authorization: Bearer {host.Caller("consciousness.simulation.schedule").Sign()}\r\n";
        var answer = await Http.RawHttp.SendAsync(
            address,
            $"GET {address.AbsolutePath}simulations/{Job} HTTP/1.1\r\nHost: {address.Authority}\r\n{line}{line}Connection: close\r\n\r\n",
            ReadOnlyMemory<byte>.Empty);

        Assert.StartsWith("HTTP/1.1 401", answer, StringComparison.Ordinal);
        Assert.Contains("capability-invalid", answer, StringComparison.Ordinal);
    }

    private static string Path(string template) =>
        template.Replace("{job_id}", Job, StringComparison.Ordinal).Replace("{trace_id}", Trace, StringComparison.Ordinal);
}
