using System.CommandLine;
using Lukhas.Sim.Cli.Client;
using Lukhas.Sim.Cli.Hosting;

namespace Lukhas.Sim.Cli.Commands;

/// <summary>Which lane to speak to, and with which token.</summary>
internal sealed class LaneOptionSet
{
    /// <summary>The variable that holds a token.</summary>
    public const string TokenVariable = "LUKHAS_SIM_TOKEN";

    private readonly Option<string> _url = new("--url")
    {
        Description = "The lane's address.",
        DefaultValueFactory = _ => $"http://127.0.0.1:{EmbeddedHostOptions.DefaultPort}",
    };

    private readonly Option<string?> _token = new("--token")
    {
        Description = $"A capability token. Without it: {TokenVariable}, and for a lane on this machine a development token.",
    };

    private readonly DevelopmentToken _development;

    /// <summary>The options of one command.</summary>
    /// <param name="development">What a development token has to say for it.</param>
    public LaneOptionSet(DevelopmentToken development)
    {
        _development = development;
        _url.Validators.Add(result =>
        {
            if (Address(result.GetValueOrDefault<string>()) is null)
                result.AddError("--url must be an http or https address.");
        });
    }

    public void AddTo(Command command)
    {
        command.Options.Add(_url);
        command.Options.Add(_token);
    }

    /// <summary>The address as an option again; empty where it is the default.</summary>
    public string Retold(ParseResult parsed) => parsed.GetResult(_url) is { Implicit: false } ? $" --url {parsed.GetValue(_url)}" : "";

    /// <summary>Opens the lane.</summary>
    public HttpLane Open(ParseResult parsed, Terminal terminal)
    {
        var address = Address(parsed.GetValue(_url))!;
        var token = parsed.GetValue(_token) ?? terminal.Variable(TokenVariable);
        if (string.IsNullOrWhiteSpace(token))
            token = address.IsLoopback ? (_development with { Ttl = TimeSpan.FromMinutes(5) }).Mint(terminal) : null;
        return new HttpLane(address, token?.Trim());
    }

    private static Uri? Address(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? address
            : null;
}
