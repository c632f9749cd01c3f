using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Lukhas.Sim.Api.Endpoints;
using Lukhas.Sim.Cli.Client;
using Lukhas.Sim.Cli.Rendering;
using Lukhas.Sim.Core.Capabilities;

namespace Lukhas.Sim.Cli.Commands;

/// <summary><c>lane on</c> and <c>lane off</c>: the kill switch.</summary>
internal sealed class SwitchCommand : LaneCommand
{
    private readonly bool _enable;

    private readonly Option<string?> _tenant = new("--tenant") { Description = "Switch this tenant only; without it, all." };

    public SwitchCommand(string name, bool enable, Terminal terminal)
        : base(
            name,
            enable
                ? "Turn the lane on again; takes a fresh step-up."
                : "Turn the lane off at once: neither schedule nor collect is served.",
            terminal,
            new DevelopmentToken { Scopes = [Scopes.Operate], StepUp = enable })
    {
        _enable = enable;
        Options.Add(_tenant);
        _tenant.Validators.Add(result =>
        {
            if (!TenantId.TryParse(result.GetValueOrDefault<string>(), out _))
                result.AddError("A tenant is 1 to 64 characters of A-Z, a-z, 0-9, _ and -.");
        });
    }

    protected override async Task<int> RunAsync(ParseResult parsed, ILane lane, CancellationToken cancellationToken)
    {
        var body = new JsonObject { ["enabled"] = _enable };
        if (parsed.GetValue(_tenant) is { } tenant)
            body["tenant"] = tenant;
        var request = new LaneRequest(SimRoutes.Switch) { Body = Encoding.UTF8.GetBytes(body.ToJsonString()) };
        return Tell(parsed, await lane.SendAsync(request, cancellationToken), state => SwitchPage.Write(Terminal.Page, state));
    }
}
