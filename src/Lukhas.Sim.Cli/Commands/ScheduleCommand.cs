using System.CommandLine;
using Lukhas.Sim.Api.Endpoints;
using Lukhas.Sim.Cli.Client;
using Lukhas.Sim.Cli.Rendering;

namespace Lukhas.Sim.Cli.Commands;

/// <summary><c>schedule</c>: hands a seed to a lane.</summary>
internal sealed class ScheduleCommand : LaneCommand
{
    private readonly Argument<string> _seed = SeedArgument.Create();
    private readonly Option<string?> _key = new("--idempotency-key") { Description = "Makes it safe to repeat: the same key and seed give the same job." };

    public ScheduleCommand(Terminal terminal)
        : base("schedule", "Hand a seed to a lane; it is rehearsed when it is collected.", terminal)
    {
        Arguments.Add(_seed);
        Options.Add(_key);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, ILane lane, CancellationToken cancellationToken)
    {
        var request = new LaneRequest(SimRoutes.Schedule)
        {
            Body = await SeedArgument.ReadAsync(parsed.GetRequiredValue(_seed), Terminal, cancellationToken),
            IdempotencyKey = parsed.GetValue(_key),
        };
        return Tell(parsed, await lane.SendAsync(request, cancellationToken), job =>
        {
            JobPage.Write(Terminal.Page, job);
            JobPage.Next(Terminal.Page, $"lukhas-sim collect {job.GetProperty("job_id").GetString()}{LaneOption(parsed)}");
        });
    }
}
