using System.Net;
using Lukhas.Sim.Api.Problems;
using Lukhas.Sim.Api.Tokens.Development;
using Lukhas.Sim.Http.Tests.Http;
using Lukhas.Sim.Http.Tests.Tokens;

namespace Lukhas.Sim.Http.Tests.Hosting;

/// <summary>The deployment that the environment names, if it names one.</summary>
internal static class Deployment
{
    public static Uri? BaseAddress => Read("SIM_BASE_URL") is { } url ? new Uri(url.TrimEnd('/') + "/") : null;

    public static string Issuer => Read("SIM_TEST_ISSUER") ?? DevelopmentIssuer.Name;

    public static string Audience => Read("SIM_TEST_AUDIENCE") ?? DevelopmentIssuer.Audience;

    /// <summary>Signs with the key whose public half the deployment trusts, under its thumbprint (RFC 7638) as <c>kid</c>.</summary>
    public static TokenSigner Signer() => TokenSigner.FromPem(File.ReadAllText(
        Read("SIM_TEST_SIGNING_KEY") ?? throw new InvalidOperationException("SIM_BASE_URL is set, but SIM_TEST_SIGNING_KEY is not.")));

    /// <summary>Skips a test of what never reaches the lane where a host of its own stands in front: it answers with what it has.</summary>
    public static void SkipBehindAnotherHost() =>
        Assert.SkipWhen(BaseAddress is not null, "A host in front of the lane answers this request itself, and SIM_BASE_URL names a deployment.");

    /// <summary>Whether an answer is the host's own to a route or a method that it does not know. The Functions host's is a bare 404.</summary>
    public static bool IsUnroutedAnswer(Answer answer) =>
        BaseAddress is not null
        && answer.Status == HttpStatusCode.NotFound
        && answer.ContentHeaders.ContentType?.MediaType != ProblemResult.MediaType;

    private static string? Read(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
