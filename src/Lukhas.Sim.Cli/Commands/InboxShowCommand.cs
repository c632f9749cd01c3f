using System.CommandLine;
using Lukhas.Sim.Api.Endpoints;
using Lukhas.Sim.Cli.Client;
using Lukhas.Sim.Cli.Rendering;
using Lukhas.Sim.Core.Capabilities;

namespace Lukhas.Sim.Cli.Commands;

/// <summary><c>inbox show</c>: shows a trace's dreams as the inbox keeps them.</summary>
internal sealed class InboxShowCommand : LaneCommand
{
    private readonly Argument<string> _trace = TraceIdArgument.Create();
    private readonly Option<string> _variant = VariantOption.Create();

    public InboxShowCommand(Terminal terminal)
        : base("show", "Show a trace's dreams; with --json, the whole document.", terminal, new DevelopmentToken { Scopes = [Scopes.InboxReadAdmin] })
    {
        Arguments.Add(_trace);
        Options.Add(_variant);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, ILane lane, CancellationToken cancellationToken)
    {
        var request = new LaneRequest(SimRoutes.Trace) { TraceId = parsed.GetRequiredValue(_trace) };
        return Tell(
            parsed,
            await lane.SendAsync(request, cancellationToken),
            document => DreamPage.Write(Terminal.Page, DreamReader.Read(document.GetRawText(), PlanFrame.Unknown, parsed.GetRequiredValue(_variant))));
    }
}
