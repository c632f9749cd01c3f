using Lukhas.Sim.Api.Tokens;
using Lukhas.Sim.Core.Capabilities;
using Microsoft.Extensions.Configuration;

namespace Lukhas.Sim.Api.Settings;

/// <summary>Reads the trusted issuers, <c>SIM_AUTH:Issuers:{n}:…</c>.</summary>
/// <param name="settings">Reads single settings.</param>
internal sealed class IssuerSettings(SettingReader settings)
{
    private static readonly string[] Members = ["Issuer", "Audience", "Discovery", "JwksUri", "Jwks", "DefaultTenant", "AllowTypJwt"];

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
        var audience = Required($"{section.Path}:Audience");
        var keys = Keys(section.Path);
        var tenant = Tenant($"{section.Path}:DefaultTenant");
        var allowTypJwt = settings.Boolean($"{section.Path}:AllowTypJwt", otherwise: false);
        return issuer is null || audience is null || keys is null
            ? null
            : new TrustedIssuer { Issuer = issuer, Audience = audience, Keys = keys, DefaultTenant = tenant, AllowTypJwt = allowTypJwt };
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

    private FixedIssuerKeys? Keys(string path)
    {
        string[] remote = [$"{path}:Discovery", $"{path}:JwksUri"];
        foreach (var name in remote.Where(name => settings.Text(name) is not null))
            settings.Fail(name, "keys from a server are not supported by this version; set Jwks.");

        var jwks = settings.Text($"{path}:Jwks");
        if (jwks is not null)
            return Keys($"{path}:Jwks", jwks);
        if (remote.All(name => settings.Text(name) is null))
            settings.Fail($"{path}:Jwks", "must be set, to a JSON Web Key Set or the path of a file that holds one.");
        return null;
    }

    private FixedIssuerKeys? Keys(string name, string jwks)
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
