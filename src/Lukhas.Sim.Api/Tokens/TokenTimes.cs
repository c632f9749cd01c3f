using System.Text.Json;

namespace Lukhas.Sim.Api.Tokens;

/// <summary>When a token is in force.</summary>
/// <param name="IssuedAt">Since when it exists (<c>iat</c>).</param>
/// <param name="NotBefore">Before when it counts for nothing (<c>nbf</c>); null when it does not say.</param>
/// <param name="ExpiresAt">From when on it counts for nothing (<c>exp</c>).</param>
internal readonly record struct TokenTimes(DateTimeOffset IssuedAt, DateTimeOffset? NotBefore, DateTimeOffset ExpiresAt)
{
    /// <summary>How far the issuer's clock may be off.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(30);

    /// <summary>How long a token may live, from <c>iat</c> to <c>exp</c>.</summary>
    public static readonly TimeSpan MaxLifetime = TimeSpan.FromHours(24);

    /// <summary>Reads the times of a token, of which <c>exp</c> and <c>iat</c> must be there.</summary>
    public static bool TryRead(JsonElement claims, out TokenTimes times)
    {
        times = default;
        if (!TokenClaims.TryTime(claims, "exp", out var exp) || exp is not { } end
            || !TokenClaims.TryTime(claims, "iat", out var iat) || iat is not { } begin
            || !TokenClaims.TryTime(claims, "nbf", out var notBefore))
        {
            return false;
        }

        times = new TokenTimes(begin, notBefore, end);
        return true;
    }

    /// <summary>When a token says that it was issued (<c>iat</c>), whether it is to be believed or not; null when it does not say.</summary>
    public static DateTimeOffset? IssuedAtOf(JsonElement claims) => TokenClaims.TryTime(claims, "iat", out var issuedAt) ? issuedAt : null;

    /// <summary>It is in force now (<c>nbf</c>, <c>exp</c>), was issued in the past (<c>iat</c>), and not for too long.</summary>
    public bool AreInForce(DateTimeOffset now) =>
        now < ExpiresAt + Skew
        && IssuedAt <= now + Skew
        && (NotBefore is null || NotBefore <= now + Skew)
        && ExpiresAt > IssuedAt
        && ExpiresAt - IssuedAt <= MaxLifetime;
}
