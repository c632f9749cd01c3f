using Lukhas.Sim.Api.Tokens;
using Lukhas.Sim.Api.Tokens.JobBound;
using Lukhas.Sim.Api.Tokens.Keys;
using Lukhas.Sim.Core.Capabilities;
using Microsoft.Extensions.Configuration;

namespace Lukhas.Sim.Api.Settings;

/// <summary>Reads the trusted issuers, <c>SIM_AUTH:Issuers:{n}:…</c>.</summary>
/// <param name="settings">Reads single settings.</param>
/// <param name="keys">Makes the keys that a server publishes.</param>
internal sealed class IssuerSettings(SettingReader settings, Func<KeyAddress, RemoteIssuerKeys> keys)
{
    private const string Discovery = "Discovery";
    private const string Jwks = "Jwks";

    private static readonly string[] KeySources = [Discovery, "JwksUri", Jwks];
    private static readonly string[] Members = ["Issuer", "Audience", .. KeySources, "DefaultTenant", "AllowTypJwt", "RolesAsScopes"];

    /// <summary>All issuers that are well-formed; what is wrong with others is noted.</summary>
    public IReadOnlyList<TrustedIssuer> ReadAll()
    {
        var issuers = new List<TrustedIssuer>();
        foreach (var section in settings.List(SettingNames.Issuers))
        {
            if (Read(section) is not { } issuer)
                continue;
            if (issuers.Any(other => other.Issuer == issuer.Issuer))
                settings.Fail($"{section.Path}:Issuer", "is named twice.");
            else
                issuers.Add(issuer);
        }

        return issuers;
    }

    private TrustedIssuer? Read(IConfigurationSection section)
    {
        foreach (var child in section.GetChildren().Where(child => !Members.Contains(child.Key, StringComparer.OrdinalIgnoreCase)))
            settings.Fail(child.Path, "is not a setting.");

        var issuer = Required($"{section.Path}:Issuer");
        if (issuer == LaneIssuer.Name)
            settings.Fail($"{section.Path}:Issuer", "is the lane itself, which is trusted through its own keys only, SIM_LANE_KEY and SIM_LANE_KEY_PREVIOUS.");
        var audience = Required($"{section.Path}:Audience");
        var issuerKeys = Keys(section.Path, issuer);
        var tenant = Tenant($"{section.Path}:DefaultTenant");
        var allowTypJwt = settings.Boolean($"{section.Path}:AllowTypJwt", otherwise: false);
        var rolesAsScopes = settings.Boolean($"{section.Path}:RolesAsScopes", otherwise: false);
        return issuer is null || audience is null || issuerKeys is null
            ? null
            : new TrustedIssuer
            {
                Issuer = issuer,
                Audience = audience,
                Keys = issuerKeys,
                DefaultTenant = tenant,
                AllowTypJwt = allowTypJwt,
                RolesAsScopes = rolesAsScopes,
            };
    }

    private string? Required(string name)
    {
        var text = settings.Text(name);
        if (text is null)
            settings.Fail(name, "must be set.");
        return text;
    }

    private TenantId? Tenant(string name)
    {
        if (settings.Text(name) is not { } text)
            return null;
        if (TenantId.TryParse(text, out var tenant))
            return tenant;
        settings.Fail(name, "must be 1 to 64 characters of A-Z, a-z, 0-9, _ and -.");
        return null;
    }

    private IIssuerKeys? Keys(string path, string? issuer)
    {
        var sources = KeySources.Where(source => settings.Text($"{path}:{source}") is not null).ToArray();
        if (sources.Length != 1)
        {
            settings.Fail(sources.Length == 0 ? $"{path}:Jwks" : $"{path}:{sources[1]}", "exactly one of Discovery, JwksUri and Jwks must be set.");
            return null;
        }

        var name = $"{path}:{sources[0]}";
        var text = settings.Text(name)!;
        return sources[0] == Jwks ? Fixed(name, text) : Remote(name, text, sources[0] == Discovery ? issuer : null);
    }

    private RemoteIssuerKeys? Remote(string name, string text, string? discovered)
    {
        if (!KeyAddress.TryParse(text, out var location))
        {
            settings.Fail(name, "must be an https address without credentials; http only on this machine, as in http://127.0.0.1:8080/keys.");
            return null;
        }

        return keys(discovered is null ? new KeyAddress.KeySet(location) : new KeyAddress.Discovery(location, discovered));
    }

    private FixedIssuerKeys? Fixed(string name, string jwks)
    {
        try
        {
            return FixedIssuerKeys.Parse(jwks.StartsWith('{') ? jwks : File.ReadAllText(jwks));
        }
        catch (FormatException exception)
        {
            settings.Fail(name, exception.Message);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            settings.Fail(name, "is neither a JSON Web Key Set nor a file that can be read.");
        }

        return null;
    }
}
