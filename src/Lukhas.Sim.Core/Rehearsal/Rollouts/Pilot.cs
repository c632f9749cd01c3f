using System.Runtime.Intrinsics;
using Lukhas.Sim.Core.Rehearsal.Randomness;

namespace Lukhas.Sim.Core.Rehearsal.Rollouts;

/// <summary>
/// Runs a rehearsal's first rollouts ahead, with every driver calmed in turn, to pick the strongest and to learn where medians lie.
/// They are run again with the rest; a pilot depends on nothing but the plan and the random seed.
/// </summary>
internal sealed class Pilot
{
    private const int Blocks = 4;
    private const int BlocksOfLargePlan = 1;

    // A pilot's work grows with drivers times steps; past this many it would eat up the time limit.
    private const int LargePlan = 4096;
    private const int LeverCount = 5;

    private readonly PlanModel _model;
    private readonly PlanLimits _limits;
    private readonly BlockSampler _sampler;
    private readonly NetworkPass _pass;
    private readonly int _rollouts;

    /// <summary>A pilot of so many rollouts or the first 1,024, whichever is less; of the first 256 for a large plan.</summary>
    public Pilot(PlanModel model, RandomWords words, int rollouts)
    {
        _model = model;
        _limits = PlanLimits.Of(model.Plan);
        _sampler = new BlockSampler(model, words);
        _pass = new NetworkPass(model);
        var blocks = model.Drivers.Length * model.Plan.Steps.Count > LargePlan ? BlocksOfLargePlan : Blocks;
        _rollouts = Math.Min(rollouts, blocks * RolloutBlock.Size);
    }

    /// <summary>Runs it for every variant.</summary>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public VariantPilot[] Run(CancellationToken cancellationToken)
    {
        var starts = NewRecords();
        var finishes = NewRecords();
        var references = new (double[] Durations, double Finish)[_model.Variants.Length];
        var given = _model.Variants.Select(_ => NewTally()).ToArray();
        var calmed = _model.Variants.Select(_ => _model.Drivers.Select(_ => NewTally()).ToArray()).ToArray();

        for (var block = 0; block < RolloutBlock.Count(_rollouts); block++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _sampler.Draw(block);
            var asked = LaneMask.RolloutsIn(block, _rollouts);
            for (var v = 0; v < _model.Variants.Length; v++)
            {
                for (var at = 0; at < asked; at += NetworkPass.Lanes)
                {
                    var mask = LaneMask.Below(asked - at);
                    var outcome = _pass.Run(_sampler.Variants[v], at);
                    if (block == 0)
                    {
                        Record(starts[v], finishes[v], at);
                        if (at == 0)
                            references[v] = ([.. _pass.Durations.Select(duration => duration[0])], outcome.Finish[0]);
                    }

                    var first = (block * RolloutBlock.Size) + at;
                    given[v].Add(first, outcome, mask, _limits);
                    for (var driver = 0; driver < _model.Drivers.Length; driver++)
                        calmed[v][driver].Add(first, _pass.RunCalmed(_sampler.Variants[v], at, driver), mask, _limits);
                }
            }
        }

        var levers = given.Select((tally, v) => Strongest(tally, calmed[v])).ToArray();
        return [.. Enumerable.Range(0, _model.Variants.Length).Select(v => new VariantPilot
        {
            Levers = levers[v],
            ReferenceDurations = references[v].Durations,
            ReferenceFinish = references[v].Finish,
            GivenP80Window = given[v].P80Window,
            LeverP80Windows = [.. levers[v].Select(driver => calmed[v][driver].P80Window)],
            StartQuartiles = [.. starts[v].Select(Quartiles)],
            FinishQuartiles = [.. finishes[v].Select(Quartiles)],
        })];
    }

    private DriverTally NewTally() => new((_rollouts + NetworkPass.Lanes - 1) / NetworkPass.Lanes * NetworkPass.Lanes);

    private double[][][] NewRecords() =>
        [.. _model.Variants.Select(_ => _model.Plan.Steps.Select(_ => new double[RolloutBlock.Size]).ToArray())];

    private void Record(double[][] starts, double[][] finishes, int at)
    {
        for (var step = 0; step < starts.Length; step++)
        {
            _pass.Starts[step].CopyTo(starts[step], at);
            _pass.Finishes[step].CopyTo(finishes[step], at);
        }
    }

    private (double Low, double High) Quartiles(double[] values)
    {
        var sorted = values.AsSpan(0, Math.Min(values.Length, _rollouts));
        sorted.Sort();
        return (sorted[sorted.Length / 4], sorted[sorted.Length * 3 / 4]);
    }

    private static int[] Strongest(DriverTally given, DriverTally[] calmed) =>
    [
        .. Enumerable.Range(0, calmed.Length)
            .OrderByDescending(driver => calmed[driver].StrengthOver(given))
            .ThenBy(driver => driver)
            .Take(LeverCount),
    ];
}
