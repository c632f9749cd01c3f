using System.CommandLine;
using System.Text.Json.Nodes;
using Lukhas.Sim.Api.Tokens.Development;
using Lukhas.Sim.Cli.Client;
using Lukhas.Sim.Core.Capabilities;

namespace Lukhas.Sim.Cli.Commands;

/// <summary><c>token</c>: mints a capability token from the local development key.</summary>
internal sealed class TokenCommand : Command
{
    private readonly Terminal _terminal;

    private readonly Option<string[]> _scopes = new("--scopes")
    {
        Description = $"What the token allows, separated by commas or spaces: {string.Join(", ", ScopeNames.Short)}, or whole scopes.",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [.. ScopeNames.OfUsers.Select(ScopeNames.Shorten)],
    };

    private readonly Option<string> _tenant = new("--tenant")
    {
        Description = "Whose data it may touch.",
        DefaultValueFactory = _ => DevelopmentToken.LocalTenant.Value,
    };

    private readonly Option<string> _subject = new("--subject")
    {
        Description = "Who bears it.",
        DefaultValueFactory = _ => DevelopmentToken.LocalSubject,
    };

    private readonly Option<TimeSpan> _ttl = LifetimeOption.Create();
    private readonly Option<bool> _stepUp = new("--step-up") { Description = "A fresh, strong authentication: satisfies one step-up within 60 seconds." };

    private readonly Option<bool> _jwks = new("--jwks")
    {
        Description = "Print the public key instead, as a JSON Web Key Set: what another host trusts these tokens by (SIM_AUTH:Issuers:{n}:Jwks).",
    };

    public TokenCommand(Terminal terminal)
        : base("token", "Mint a capability token that “lukhas-sim serve” on this machine trusts.")
    {
        _terminal = terminal;
        Options.Add(_scopes);
        Options.Add(_tenant);
        Options.Add(_subject);
        Options.Add(_ttl);
        Options.Add(_stepUp);
        Options.Add(_jwks);
        _scopes.Validators.Add(result =>
        {
            if (Names(result.GetValueOrDefault<string[]>()).FirstOrDefault(name => ScopeNames.Resolve(name) is null) is { } unknown)
                result.AddError($"There is no scope “{unknown}”. Scopes are: {string.Join(", ", ScopeNames.Short)}.");
        });
        _tenant.Validators.Add(result =>
        {
            if (!TenantId.TryParse(result.GetValueOrDefault<string>(), out _))
                result.AddError("A tenant is 1 to 64 characters of A-Z, a-z, 0-9, _ and -.");
        });
        _subject.Validators.Add(result =>
        {
            if (string.IsNullOrWhiteSpace(result.GetValueOrDefault<string>()))
                result.AddError("The subject is blank.");
        });
        Validators.Add(result =>
        {
            if (!result.GetValue(_jwks))
                return;
            Option[] ofTokens = [_scopes, _tenant, _subject, _ttl, _stepUp];
            foreach (var option in ofTokens.Where(option => result.GetResult(option) is { Implicit: false }))
                result.AddError($"{option.Name} is for a token, and --jwks prints the public key.");
        });
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        if (parsed.GetValue(_jwks))
        {
            using var issuer = DevelopmentIssuer.Open(_terminal.Time, _terminal.DevelopmentKeyPath);
            _terminal.Output.WriteLine(issuer.Jwks);
            return ExitCode.Done;
        }

        var wanted = new DevelopmentToken
        {
            Scopes = [.. Names(parsed.GetValue(_scopes)).Select(name => ScopeNames.Resolve(name)!).Distinct()],
            Tenant = TenantId.Parse(parsed.GetRequiredValue(_tenant)),
            Subject = parsed.GetRequiredValue(_subject),
            Ttl = parsed.GetValue(_ttl),
            StepUp = parsed.GetValue(_stepUp),
        };
        var token = wanted.Mint(_terminal);
        _terminal.Output.WriteLine(parsed.GetValue(JsonOption.Instance) ? Json(token, wanted) : token);
        return ExitCode.Done;
    }

    private string Json(string token, DevelopmentToken wanted) => new JsonObject
    {
        ["token"] = token,
        ["tenant"] = wanted.Tenant.Value,
        ["subject"] = wanted.Subject,
        ["scopes"] = new JsonArray([.. wanted.Scopes.Select(scope => JsonValue.Create(scope))]),
        ["expires_ts"] = (_terminal.Time.GetUtcNow() + wanted.Ttl).ToUnixTimeMilliseconds(),
        ["step_up"] = wanted.StepUp,
    }.ToJsonString();

    private static IEnumerable<string> Names(string[]? given) =>
        (given ?? []).SelectMany(text => text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
}
