using System.Text.Json.Nodes;
using Lukhas.Sim.Api.Tokens.Keys;
using Lukhas.Sim.Core.Audit;
using Lukhas.Sim.Core.Capabilities;
using Lukhas.Sim.Core.Jobs;

namespace Lukhas.Sim.Api.Tokens.JobBound;

/// <summary>The lane as an issuer: it signs capabilities for single jobs, so that whoever schedules need not hand on a token that can do more.</summary>
/// <param name="key">The lane's key, which whoever made it disposes; null for a lane without one, which derives nothing.</param>
/// <param name="previous">Another key that what it signed is believed by: the one before, while the last that it signed is in force. Null for none.</param>
/// <param name="time">What stamps the tokens.</param>
/// <param name="audit">Where it goes that one is about to be issued; the token does not.</param>
public sealed class LaneIssuer(SigningKey? key, PublicKey? previous, TimeProvider time, IAuditSink audit)
{
    /// <summary>Its name, <c>iss</c>, and for whom its tokens are made out, <c>aud</c>: itself.</summary>
    public const string Name = "urn:lukhas:sim:lane";

    /// <summary>The public halves of its keys as a JSON Web Key Set (RFC 7517).</summary>
    public string Jwks { get; } = KeysOf(key, previous);

    /// <summary>It as an issuer to trust: through its own keys only, and for single jobs only. Null without a key.</summary>
    public TrustedIssuer? Trusted { get; } = key is null ? null : new TrustedIssuer
    {
        Issuer = Name,
        Audience = Name,
        Keys = FixedIssuerKeys.Parse(KeysOf(key, previous)),
        OnlyJobBound = true,
    };

    /// <summary>Derives a capability for a job.</summary>
    /// <param name="parent">The capability that scheduled the job, or schedules it again.</param>
    /// <param name="job">The job.</param>
    /// <param name="trace">The trace of the request.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <returns>The capability; null when there is no key, nothing to grant, or no time left.</returns>
    /// <exception cref="StorageUnavailableException">It cannot be put on record, and is not issued.</exception>
    public async ValueTask<JobCapability?> DeriveAsync(Capability parent, Job job, TraceId trace, CancellationToken cancellationToken)
    {
        if (key is null || JobGrant.Derive(parent, job) is not { } grant)
            return null;
        var issued = time.GetUtcNow().ToUnixTimeSeconds();
        var expires = Math.Min(grant.ExpiresAt.ToUnixTimeSeconds(), issued + (long)TokenTimes.MaxLifetime.TotalSeconds);
        if (expires <= issued)
            return null;

        var id = TokenId.Next();
        await audit.WriteAsync(
            new AuditRecord.CapabilityIssued
            {
                TraceId = trace,
                Tenant = grant.Tenant,
                Subject = grant.Subject,
                TokenId = grant.ParentTokenId,
                JobId = grant.Job,
                CapabilityId = id,
            },
            cancellationToken);
        var token = key.Sign(new JsonObject
        {
            ["iss"] = Name,
            ["aud"] = Name,
            ["sub"] = grant.Subject,
            ["jti"] = id,
            ["iat"] = issued,
            ["exp"] = expires,
            ["tenant"] = grant.Tenant.Value,
            ["scope"] = string.Join(' ', grant.Scopes),
            [TokenSteps.JobClaim] = grant.Job.Value,
            [TokenSteps.ParentClaim] = grant.ParentTokenId,
            [TokenSteps.ParentIssuerClaim] = grant.ParentIssuer,
            [TokenSteps.ParentKeyClaim] = grant.ParentKeyId,
        });
        return new JobCapability(token, grant.Scopes, DateTimeOffset.FromUnixTimeSeconds(expires));
    }

    private static string KeysOf(SigningKey? key, PublicKey? previous) =>
        PublicKey.Jwks(new[] { key?.Public, previous }.OfType<PublicKey>());
}
