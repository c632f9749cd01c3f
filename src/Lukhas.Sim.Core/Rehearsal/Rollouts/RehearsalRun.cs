using System.Collections.Concurrent;
using Lukhas.Sim.Core.Rehearsal.Randomness;
using Lukhas.Sim.Core.Rehearsal.Statistics;

namespace Lukhas.Sim.Core.Rehearsal.Rollouts;

/// <summary>
/// Runs all rollouts of a rehearsal, in waves of blocks. Threads take a wave's blocks in order, and none after the time limit, so that
/// the blocks done are always the first ones; between waves the blocks' sums are merged in the blocks' order. What comes out depends on
/// how many blocks were done, never on which thread did them.
/// </summary>
internal sealed class RehearsalRun
{
    private const int WaveBlocks = 32;

    private readonly PlanModel _model;
    private readonly int _rollouts;
    private readonly Func<bool> _timeIsUp;
    private readonly ParallelOptions _parallel;
    private readonly VariantPilot[] _pilots;
    private readonly CorrelationSums[][] _waveSums;
    private readonly ConcurrentBag<BlockWorker> _workers = [];
    private readonly Func<BlockWorker> _newWorker;
    private int _blocksTaken;

    /// <summary>Runs until all rollouts are done or time is up, one block at least.</summary>
    /// <param name="model">The plan.</param>
    /// <param name="generator">The keyed generator.</param>
    /// <param name="rollouts">Rollouts asked for.</param>
    /// <param name="timeIsUp">Asked before every block but the first; from several threads.</param>
    /// <param name="parallel">How many threads, and what calls the work off.</param>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public RehearsalRun(PlanModel model, Philox4x32 generator, int rollouts, Func<bool> timeIsUp, ParallelOptions parallel)
    {
        (_model, _rollouts, _timeIsUp, _parallel) = (model, rollouts, timeIsUp, parallel);
        var words = new RandomWords(generator);
        _pilots = new Pilot(model, words, rollouts).Run(parallel.CancellationToken);
        Results = [.. model.Variants.Select(_ => new RolloutResults(rollouts))];
        Sums = NewSums();
        _newWorker = () => new BlockWorker(model, words, _pilots, Results);
        _waveSums = [.. Enumerable.Range(0, Math.Min(WaveBlocks, RolloutBlock.Count(rollouts))).Select(_ => NewSums())];
        RunWaves();
        Tallies = MergeTallies();
    }

    /// <summary>Rollouts done under each variant.</summary>
    public int RolloutsDone => Math.Min(_rollouts, _blocksTaken * RolloutBlock.Size);

    /// <summary>Each rollout's outcome, by variant.</summary>
    public RolloutResults[] Results { get; }

    /// <summary>What was counted, by variant.</summary>
    public VariantTally[] Tallies { get; }

    /// <summary>The sums of durations, then of strikes, with the finish, by variant.</summary>
    public CorrelationSums[] Sums { get; }

    /// <summary>The levers pulled under a variant, as indexes into the plan's drivers.</summary>
    public int[] Levers(int variant) => _pilots[variant].Levers;

    private void RunWaves()
    {
        var blocks = RolloutBlock.Count(_rollouts);
        for (var first = 0; first < blocks && _blocksTaken == first; first += WaveBlocks)
        {
            var end = Math.Min(first + WaveBlocks, blocks);
            Parallel.For(first, end, _parallel, _ => RunNextBlock(first));
            for (var block = first; block < _blocksTaken; block++)
                Merge(_waveSums[block - first]);
        }
    }

    private void RunNextBlock(int firstOfWave)
    {
        if (Volatile.Read(ref _blocksTaken) > 0 && _timeIsUp())
            return;
        var block = Interlocked.Increment(ref _blocksTaken) - 1;
        var worker = _workers.TryTake(out var idle) ? idle : _newWorker();
        worker.Run(block, LaneMask.RolloutsIn(block, _rollouts), _waveSums[block - firstOfWave]);
        _workers.Add(worker);
    }

    private void Merge(CorrelationSums[] sums)
    {
        for (var v = 0; v < Sums.Length; v++)
            Sums[v].Merge(sums[v]);
    }

    private VariantTally[] MergeTallies()
    {
        var tallies = _pilots.Select(pilot => new VariantTally(_model, pilot)).ToArray();
        foreach (var worker in _workers)
        {
            for (var v = 0; v < tallies.Length; v++)
                tallies[v].Merge(worker.Tallies[v]);
        }

        return tallies;
    }

    private CorrelationSums[] NewSums() =>
        [.. _model.Variants.Select(_ => new CorrelationSums(_model.Plan.Steps.Count + _model.Plan.Risks.Count))];
}
