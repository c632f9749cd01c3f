using System.CommandLine;
using Lukhas.Sim.Api.Endpoints;
using Lukhas.Sim.Cli.Client;
using Lukhas.Sim.Cli.Rendering;

namespace Lukhas.Sim.Cli.Commands;

/// <summary><c>policy check</c>: asks what policy says of a seed; nothing is stored.</summary>
internal sealed class PolicyCheckCommand : LaneCommand
{
    private readonly Argument<string> _seed = SeedArgument.Create();

    public PolicyCheckCommand(Terminal terminal)
        : base("check", "Ask what policy says of a seed; nothing is stored. Exit code 1 unless it is allowed.", terminal) => Arguments.Add(_seed);

    protected override async Task<int> RunAsync(ParseResult parsed, ILane lane, CancellationToken cancellationToken)
    {
        var seed = await SeedArgument.ReadAsync(parsed.GetRequiredValue(_seed), Terminal, cancellationToken);
        var answer = await lane.SendAsync(new LaneRequest(SimRoutes.Policy) { Body = seed }, cancellationToken);
        var told = Tell(parsed, answer, decision => DecisionPage.Write(Terminal.Page, decision));
        return answer is LaneAnswer.Done done && !DecisionPage.Allows(done.Json) ? ExitCode.Refused : told;
    }
}
