using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Lukhas.Sim.Core.Rehearsal.Randomness;
using Lukhas.Sim.Core.Rehearsal.Statistics;

namespace Lukhas.Sim.Core.Rehearsal.Rollouts;

/// <summary>Runs blocks of rollouts, one at a time, in memory of its own; allocates nothing per block.</summary>
internal sealed class BlockWorker
{
    private readonly PlanModel _model;
    private readonly PlanLimits _limits;
    private readonly VariantPilot[] _pilots;
    private readonly RolloutResults[] _results;
    private readonly BlockSampler _sampler;
    private readonly NetworkPass _pass;
    private readonly CriticalPath _critical;

    /// <summary>A worker that writes to shared results, each block to its own part.</summary>
    public BlockWorker(PlanModel model, RandomWords words, VariantPilot[] pilots, RolloutResults[] results)
    {
        (_model, _pilots, _results) = (model, pilots, results);
        _limits = PlanLimits.Of(model.Plan);
        _sampler = new BlockSampler(model, words);
        _pass = new NetworkPass(model);
        _critical = new CriticalPath(model.Graph);
        Tallies = [.. pilots.Select(pilot => new VariantTally(model, pilot))];
    }

    /// <summary>What all blocks of this worker came to, by variant.</summary>
    public VariantTally[] Tallies { get; }

    /// <summary>Runs a block under every variant.</summary>
    /// <param name="block">Its number from 0.</param>
    /// <param name="asked">How many of its rollouts were asked for.</param>
    /// <param name="sums">Where the block's sums go, by variant.</param>
    public void Run(int block, int asked, CorrelationSums[] sums)
    {
        _sampler.Draw(block);
        for (var v = 0; v < Tallies.Length; v++)
        {
            sums[v].Clear();
            for (var at = 0; at < asked; at += NetworkPass.Lanes)
                RunLanes(v, at, (block * RolloutBlock.Size) + at, LaneMask.Below(asked - at), sums[v]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RunLanes(int v, int at, int firstRollout, Vector512<double> asked, CorrelationSums sums)
    {
        var (rollouts, tally) = (_sampler.Variants[v], Tallies[v]);
        var outcome = _pass.Run(rollouts, at);
        var failed = Vector512.Create(double.NaN);
        Vector512.ConditionalSelect(outcome.Succeeded, outcome.Finish, failed).CopyTo(_results[v].Finish, firstRollout);
        Vector512.ConditionalSelect(outcome.Succeeded, outcome.Cost, failed).CopyTo(_results[v].Cost, firstRollout);
        CountSteps(v, outcome.Finish, asked, sums);
        CountRisks(v, at, outcome.Finish, asked, sums);

        tally.Given.Add(outcome, asked, _limits);
        for (var lever = 0; lever < tally.Levers.Length; lever++)
            tally.Levers[lever].Add(_pass.RunCalmed(rollouts, at, _pilots[v].Levers[lever]), asked, _limits);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CountSteps(int v, Vector512<double> planFinish, Vector512<double> asked, CorrelationSums sums)
    {
        var (pilot, tally) = (_pilots[v], Tallies[v]);
        var y = (planFinish - Vector512.Create(pilot.ReferenceFinish)) & asked;
        sums.AddOutcome(y);
        _critical.Trace(_pass, planFinish);
        for (var step = 0; step < tally.Critical.Length; step++)
        {
            tally.Critical[step] += BitOperations.PopCount((_critical.Steps[step] & asked).ExtractMostSignificantBits());
            tally.Finishes[step].Add(_pass.Finishes[step], asked);
            tally.Starts[step]?.Add(_pass.Starts[step], asked);
            sums.Add(step, (_pass.Durations[step] - Vector512.Create(pilot.ReferenceDurations[step])) & asked, y);
        }
    }

    private void CountRisks(int v, int at, Vector512<double> planFinish, Vector512<double> asked, CorrelationSums sums)
    {
        var (struck, tally) = (_sampler.Variants[v].Struck, Tallies[v]);
        var y = (planFinish - Vector512.Create(_pilots[v].ReferenceFinish)) & asked;
        for (var risk = 0; risk < tally.Struck.Length; risk++)
        {
            var x = Vector512.Create<double>(VariantRollouts.Row(struck, risk).Slice(at, NetworkPass.Lanes)) & asked;
            tally.Struck[risk] += BitOperations.PopCount(Vector512.GreaterThan(x, Vector512<double>.Zero).ExtractMostSignificantBits());
            sums.Add(tally.Critical.Length + risk, x, y);
        }
    }
}
