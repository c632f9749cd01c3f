using System.Diagnostics.CodeAnalysis;

namespace Lukhas.Sim.Api.Tokens.Keys;

/// <summary>Where an issuer's server publishes its keys.</summary>
public abstract record KeyAddress
{
    private KeyAddress(Uri location) => Location = location;

    /// <summary>The address: https, or http on this machine.</summary>
    public Uri Location { get; }

    /// <summary>A discovery document (OpenID Connect Discovery 1.0, section 4; RFC 8414), which names the key set.</summary>
    /// <param name="Document">Its address, which ends in <c>/.well-known/openid-configuration</c> as a rule.</param>
    /// <param name="Issuer">What it must say of itself (section 4.3), so that one issuer cannot speak for another.</param>
    public sealed record Discovery(Uri Document, string Issuer) : KeyAddress(Document);

    /// <summary>A JSON Web Key Set (RFC 7517).</summary>
    /// <param name="Set">Its address.</param>
    public sealed record KeySet(Uri Set) : KeyAddress(Set);

    /// <summary>Reads an address. Keys that come over a line anybody may write on are worth nothing, so it is https unless the line ends on this machine.</summary>
    /// <param name="text">What a setting or a discovery document says.</param>
    /// <param name="location">The address.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Uri? location) =>
        Uri.TryCreate(text, UriKind.Absolute, out location)
        && location.UserInfo.Length == 0
        && (location.Scheme == Uri.UriSchemeHttps || (location.Scheme == Uri.UriSchemeHttp && location.IsLoopback));
}
