using System.Runtime.CompilerServices;
using Lukhas.Sim.Core.Rehearsal.Randomness;
using Lukhas.Sim.Core.Rehearsal.Sampling;
using static Lukhas.Sim.Core.Rehearsal.Rollouts.VariantRollouts;

namespace Lukhas.Sim.Core.Rehearsal.Rollouts;

/// <summary>
/// Draws what chance does in a block of rollouts. All variants are drawn from the same words (common random numbers), and a variable
/// is left undrawn where no variant could tell.
/// </summary>
internal sealed class BlockSampler
{
    private readonly PlanModel _model;
    private readonly RandomWords _words;
    private readonly uint[] _durationWords = new uint[RolloutBlock.Size];
    private readonly uint[] _costWords = new uint[RolloutBlock.Size];
    private readonly uint[] _chanceWords = new uint[RolloutBlock.Size];
    private readonly int[][] _unfinished;
    private readonly int[] _unfinishedCounts;

    /// <summary>A sampler with its own memory; one thread at a time.</summary>
    public BlockSampler(PlanModel model, RandomWords words)
    {
        (_model, _words) = (model, words);
        Variants = [.. model.Variants.Select(_ => new VariantRollouts(model.Plan.Steps.Count, model.Plan.Risks.Count))];
        _unfinished = [.. model.Variants.Select(_ => new int[RolloutBlock.Size])];
        _unfinishedCounts = new int[model.Variants.Length];
    }

    /// <summary>The block drawn last, by variant.</summary>
    public VariantRollouts[] Variants { get; }

    /// <summary>Draws a block.</summary>
    /// <param name="block">Its number from 0.</param>
    public void Draw(int block)
    {
        DrawSystemicFactor(block);
        foreach (var rollouts in Variants)
            Array.Clear(rollouts.Failures);
        for (var step = 0; step < _model.Plan.Steps.Count; step++)
            DrawStep(block, step);
        for (var risk = 0; risk < _model.Plan.Risks.Count; risk++)
            DrawRisk(block, risk);
    }

    private void DrawSystemicFactor(int block)
    {
        _words.Fill(_chanceWords, block, RandomVariable.Systemic);
        for (var i = 0; i < RolloutBlock.Size; i++)
        {
            var z = NormalQuantile.Of(RandomWords.Uniform(_chanceWords[i]));
            for (var v = 0; v < Variants.Length; v++)
                Variants[v].Factor[i] = _model.Variants[v].SystemicFactor(z);
        }
    }

    private void DrawStep(int block, int step)
    {
        FillAttempt(block, step, attempt: 0);
        var anyFailed = false;
        for (var v = 0; v < Variants.Length; v++)
        {
            var (model, rollouts) = (_model.Variants[v], Variants[v]);
            model.Duration[step].Sample(_durationWords, Row(rollouts.Duration, step));
            model.Cost[step].Sample(_costWords, Row(rollouts.Cost, step));
            _unfinishedCounts[v] = RandomWords.Below(_chanceWords, model.Failure[step], _unfinished[v]);
            anyFailed |= _unfinishedCounts[v] > 0;
        }

        for (var attempt = 1; anyFailed && attempt <= _model.Plan.Steps[step].Retries; attempt++)
        {
            FillAttempt(block, step, attempt);
            anyFailed = false;
            for (var v = 0; v < Variants.Length; v++)
            {
                Retry(v, step);
                anyFailed |= _unfinishedCounts[v] > 0;
            }
        }

        for (var v = 0; v < Variants.Length; v++)
            Fail(Variants[v], step, _unfinished[v].AsSpan(0, _unfinishedCounts[v]));
    }

    private void FillAttempt(int block, int step, int attempt)
    {
        var given = _model.Plan.Steps[step];
        if (!given.Duration.IsFixed)
            _words.Fill(_durationWords, block, RandomVariable.Duration(step), attempt);
        if (!given.Cost.IsFixed)
            _words.Fill(_costWords, block, RandomVariable.Cost(step), attempt);
        if (given.Success < 1)
            _words.Fill(_chanceWords, block, RandomVariable.Success(step), attempt);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Retry(int v, int step)
    {
        var (model, rollouts, unfinished) = (_model.Variants[v], Variants[v], _unfinished[v]);
        var duration = Row(rollouts.Duration, step);
        var cost = Row(rollouts.Cost, step);
        var stillUnfinished = 0;
        for (var k = 0; k < _unfinishedCounts[v]; k++)
        {
            var i = unfinished[k];
            duration[i] += model.Duration[step].Sample(_durationWords[i]);
            cost[i] += model.Cost[step].Sample(_costWords[i]);
            if (RandomWords.Uniform(_chanceWords[i]) < model.Failure[step])
                unfinished[stillUnfinished++] = i;
        }

        _unfinishedCounts[v] = stillUnfinished;
    }

    private static void Fail(VariantRollouts rollouts, int step, ReadOnlySpan<int> unfinished)
    {
        var failed = Row(rollouts.Failed, step);
        failed.Clear();
        foreach (var i in unfinished)
        {
            failed[i] = 1;
            rollouts.Failures[i]++;
        }
    }

    private void DrawRisk(int block, int risk)
    {
        var given = _model.Plan.Risks[risk];
        _words.Fill(_chanceWords, block, RandomVariable.Strike(risk));
        if (!given.Delay.IsFixed)
            _words.Fill(_durationWords, block, RandomVariable.Delay(risk));
        if (!given.Cost.IsFixed)
            _words.Fill(_costWords, block, RandomVariable.RiskCost(risk));
        for (var v = 0; v < Variants.Length; v++)
        {
            var count = RandomWords.Below(_chanceWords, _model.Variants[v].Strike[risk], _unfinished[v]);
            Strike(v, risk, given.Fatal, _unfinished[v].AsSpan(0, count));
        }
    }

    private void Strike(int v, int risk, bool fatal, ReadOnlySpan<int> struckRollouts)
    {
        var (model, rollouts) = (_model.Variants[v], Variants[v]);
        var struck = Row(rollouts.Struck, risk);
        var delay = Row(rollouts.Delay, risk);
        var cost = Row(rollouts.RiskCost, risk);
        struck.Clear();
        delay.Clear();
        cost.Clear();
        foreach (var i in struckRollouts)
        {
            struck[i] = 1;
            delay[i] = model.Delay[risk].Sample(_durationWords[i]);
            cost[i] = model.RiskCost[risk].Sample(_costWords[i]);
            if (fatal)
                rollouts.Failures[i]++;
        }
    }
}
