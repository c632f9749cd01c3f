using System.CommandLine;
using Lukhas.Sim.Api.Endpoints;
using Lukhas.Sim.Cli.Client;
using Lukhas.Sim.Core.Capabilities;

namespace Lukhas.Sim.Cli.Commands;

/// <summary><c>inbox purge</c>: removes a trace's document, and its job.</summary>
internal sealed class InboxPurgeCommand : LaneCommand
{
    private readonly Argument<string> _trace = TraceIdArgument.Create();

    public InboxPurgeCommand(Terminal terminal)
        : base("purge", "Remove a trace's dreams at once, and its job; for good.", terminal, new DevelopmentToken { Scopes = [Scopes.InboxPurgeAdmin] }) =>
        Arguments.Add(_trace);

    protected override async Task<int> RunAsync(ParseResult parsed, ILane lane, CancellationToken cancellationToken)
    {
        var trace = parsed.GetRequiredValue(_trace);
        var answer = await lane.SendAsync(new LaneRequest(SimRoutes.Purge) { TraceId = trace }, cancellationToken);
        return Tell(parsed, answer, _ => Terminal.Output.WriteLine($"  {trace} is gone, and its job with it."));
    }
}
