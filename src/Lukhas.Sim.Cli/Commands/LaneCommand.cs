using System.CommandLine;
using System.Text.Json;
using Lukhas.Sim.Cli.Client;
using Lukhas.Sim.Cli.Rendering;

namespace Lukhas.Sim.Cli.Commands;

/// <summary>A command that sends requests to a lane and tells its answer.</summary>
internal abstract class LaneCommand : Command
{
    private readonly DevelopmentToken _development;
    private readonly LaneOptionSet _lane;

    protected LaneCommand(string name, string description, Terminal terminal, DevelopmentToken? development = null)
        : base(name, description)
    {
        Terminal = terminal;
        _development = development ?? new DevelopmentToken();
        _lane = new LaneOptionSet(_development);
        _lane.AddTo(this);
        SetAction(async (parsed, cancellationToken) =>
        {
            using var lane = _lane.Open(parsed, terminal);
            return await RunAsync(parsed, lane, cancellationToken);
        });
    }

    protected Terminal Terminal { get; }

    protected abstract Task<int> RunAsync(ParseResult parsed, ILane lane, CancellationToken cancellationToken);

    /// <summary>What to add to the next command line, for it to reach the same lane.</summary>
    protected string LaneOption(ParseResult parsed) => _lane.Retold(parsed);

    /// <summary>Tells an answer: as JSON, or as the command tells it to people.</summary>
    protected int Tell(ParseResult parsed, LaneAnswer answer, Action<JsonElement> people)
    {
        if (answer is LaneAnswer.Refused refused)
        {
            var advice = Advice.ForClient(refused.Problem, _development);
            return ProblemPage.Tell(Terminal, refused.Problem, parsed.GetValue(JsonOption.Instance), advice);
        }

        var json = answer switch
        {
            LaneAnswer.Done done => done.Json,
            LaneAnswer.Pending pending => pending.Json,
            _ => throw new InvalidOperationException($"{answer.GetType().Name} is no answer."),
        };
        if (parsed.GetValue(JsonOption.Instance))
            Terminal.Output.WriteLine(json);
        else
            people(JsonElement.Parse(json));
        return answer is LaneAnswer.Done ? ExitCode.Done : ExitCode.Refused;
    }
}
