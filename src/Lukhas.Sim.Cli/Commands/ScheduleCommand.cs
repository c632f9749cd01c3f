using System.CommandLine;
using System.Text.Json;
using Lukhas.Sim.Api.Endpoints;
using Lukhas.Sim.Cli.Client;
using Lukhas.Sim.Cli.Rendering;

namespace Lukhas.Sim.Cli.Commands;

/// <summary><c>schedule</c>: hands a seed to a lane.</summary>
internal sealed class ScheduleCommand : LaneCommand
{
    private readonly Argument<string> _seed = SeedArgument.Create();
    private readonly Option<string?> _key = new("--idempotency-key") { Description = "Makes it safe to repeat: the same key and seed give the same job." };

    private readonly Option<bool> _capability = new("--capability")
    {
        Description = "Ask for a token that can collect this job and do nothing else, to hand on.",
    };

    public ScheduleCommand(Terminal terminal)
        : base("schedule", "Hand a seed to a lane; it is rehearsed when it is collected.", terminal)
    {
        Arguments.Add(_seed);
        Options.Add(_key);
        Options.Add(_capability);
    }

    protected override async Task<int> RunAsync(ParseResult parsed, ILane lane, CancellationToken cancellationToken)
    {
        var request = new LaneRequest(SimRoutes.Schedule)
        {
            Body = await SeedArgument.ReadAsync(parsed.GetRequiredValue(_seed), Terminal, cancellationToken),
            IdempotencyKey = parsed.GetValue(_key),
            WithCapability = parsed.GetValue(_capability),
        };
        return Tell(parsed, await lane.SendAsync(request, cancellationToken), job =>
        {
            JobPage.Write(Terminal.Page, job);
            if (parsed.GetValue(_capability))
                Hand(job);
            JobPage.Next(Terminal.Page, $"lukhas-sim collect {job.GetProperty("job_id").GetString()}{LaneOption(parsed)}");
        });
    }

    private void Hand(JsonElement job)
    {
        if (job.TryGetProperty("capability", out var capability))
            JobPage.WriteToken(Terminal.Page, capability);
        else
            Terminal.Error.WriteLine("The lane gave no capability: the token cannot collect, or the lane has no key to sign with.");
    }
}
