using System.Text;
using Lukhas.Sim.Api.Tokens.JobBound;
using Microsoft.AspNetCore.Http;

namespace Lukhas.Sim.Api.Endpoints;

/// <summary><c>GET /api/.well-known/jwks.json</c>: the public half of the key that the lane signs capabilities for single jobs with.</summary>
public static class JwksEndpoint
{
    /// <summary>The media type of key sets (RFC 7517, section 8.5.2).</summary>
    private const string MediaType = "application/jwk-set+json";

    /// <summary>Answers a request.</summary>
    /// <param name="issuer">The lane as an issuer.</param>
    public static ValueTask<IResult> HandleAsync(LaneIssuer issuer) =>
        ValueTask.FromResult<IResult>(TypedResults.Bytes(Encoding.UTF8.GetBytes(issuer.Jwks), MediaType));
}
