using Lukhas.Sim.Api.Settings;

namespace Lukhas.Sim.Api.Tokens;

/// <summary>All issuers whose tokens are believed.</summary>
public sealed class TrustedIssuers
{
    private readonly Dictionary<string, TrustedIssuer> _issuers = new(StringComparer.Ordinal);

    /// <summary>Believes some issuers.</summary>
    /// <param name="issuers">Each of another name.</param>
    /// <exception cref="SettingsException">Two are of one name, so that it would be unclear which keys count.</exception>
    public TrustedIssuers(IEnumerable<TrustedIssuer> issuers)
    {
        foreach (var issuer in issuers)
        {
            if (!_issuers.TryAdd(issuer.Issuer, issuer))
                throw new SettingsException([$"{SettingNames.Issuers}: {issuer.Issuer} is trusted by this host already."]);
        }
    }

    /// <summary>The issuer of a name.</summary>
    /// <param name="name">A token's <c>iss</c>.</param>
    /// <returns>The issuer; null when it is not trusted.</returns>
    public TrustedIssuer? Find(string name) => _issuers.GetValueOrDefault(name);
}
