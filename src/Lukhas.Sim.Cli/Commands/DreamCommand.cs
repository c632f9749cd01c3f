using System.CommandLine;
using System.Text.Json;
using Lukhas.Sim.Api.Endpoints;
using Lukhas.Sim.Cli.Client;
using Lukhas.Sim.Cli.Local;
using Lukhas.Sim.Cli.Rendering;
using Lukhas.Sim.Core.Rehearsal;
using Lukhas.Sim.Core.Seeds;

namespace Lukhas.Sim.Cli.Commands;

/// <summary><c>dream</c>: the whole lane in one go and in this process.</summary>
internal sealed class DreamCommand : Command
{
    private readonly Terminal _terminal;
    private readonly Argument<string> _seed = SeedArgument.Create();
    private readonly Option<string> _variant = VariantOption.Create();
    private readonly Option<bool> _stepUp = new("--step-up") { Description = "Confirm, as the person at this machine, what policy asks a step-up for." };
    private readonly Option<string?> _randomSeed = new("--random-seed") { Description = "Use this random seed: the same one gives the same numbers." };
    private readonly Option<int?> _rollouts = new("--rollouts")
    {
        Description = $"Rollouts per variant, {RehearsalBudget.MinRollouts} to {RehearsalBudget.MaxRollouts}.",
    };

    public DreamCommand(Terminal terminal)
        : base("dream", "Rehearse a goal or a seed right here, and show what is likely to happen.")
    {
        _terminal = terminal;
        Arguments.Add(_seed);
        Options.Add(_variant);
        Options.Add(_stepUp);
        Options.Add(_randomSeed);
        Options.Add(_rollouts);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var overrides = new SeedOverrides(parsed.GetValue(_randomSeed), parsed.GetValue(_rollouts));
        var seed = overrides.ApplyTo(await SeedArgument.ReadAsync(parsed.GetRequiredValue(_seed), _terminal, cancellationToken));
        await using var lane = new LocalLane(_terminal, parsed.GetValue(_stepUp));
        var dreaming = Task.Run(() => DreamAsync(lane, seed, cancellationToken), cancellationToken);
        var answer = await Waiting.ShowAsync(_terminal, "Rehearsing…", dreaming, cancellationToken);

        var json = parsed.GetValue(JsonOption.Instance);
        if (answer is not LaneAnswer.Done done)
            return Refuse(answer, json);
        if (json)
            _terminal.Output.WriteLine(done.Json);
        else
            DreamPage.Write(_terminal.Page, DreamReader.Read(done.Json, Frame(seed), parsed.GetRequiredValue(_variant)));
        return ExitCode.Done;
    }

    private static async Task<LaneAnswer> DreamAsync(LocalLane lane, ReadOnlyMemory<byte> seed, CancellationToken cancellationToken)
    {
        var scheduled = await lane.SendAsync(new LaneRequest(SimRoutes.Schedule) { Body = seed }, cancellationToken);
        if (scheduled is not LaneAnswer.Done accepted)
            return scheduled;
        var job = JsonElement.Parse(accepted.Json).GetProperty("job_id").GetString();
        return await lane.SendAsync(new LaneRequest(SimRoutes.Collect) { JobId = job }, cancellationToken);
    }

    private int Refuse(LaneAnswer answer, bool json) => answer is LaneAnswer.Refused { Problem: var problem }
        ? ProblemPage.Tell(_terminal, problem, json, Advice.ForDream(problem))
        : throw new InvalidOperationException("A job of one's own is collected at once.");

    private static PlanFrame Frame(ReadOnlyMemory<byte> seed) =>
        SeedReader.Read(seed) is SeedReading.Valid { Seed: var valid }
            ? PlanFrame.Of(valid.Plan ?? HeuristicPlan.FromGoal(valid.Goal))
            : PlanFrame.Unknown;
}
