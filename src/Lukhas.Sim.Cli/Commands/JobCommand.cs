using System.CommandLine;
using Lukhas.Sim.Api.Requests;
using Lukhas.Sim.Cli.Client;
using Lukhas.Sim.Cli.Rendering;

namespace Lukhas.Sim.Cli.Commands;

/// <summary>A command that asks one thing about one job.</summary>
internal abstract class JobCommand : LaneCommand
{
    private readonly Argument<string> _job = JobIdArgument.Create();
    private readonly SimRoute _route;

    protected JobCommand(string name, string description, SimRoute route, Terminal terminal)
        : base(name, description, terminal)
    {
        _route = route;
        Arguments.Add(_job);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, ILane lane, CancellationToken cancellationToken)
    {
        var request = new LaneRequest(_route) { JobId = parsed.GetRequiredValue(_job) };
        return Tell(parsed, await lane.SendAsync(request, cancellationToken), job => JobPage.Write(Terminal.Page, job));
    }
}
