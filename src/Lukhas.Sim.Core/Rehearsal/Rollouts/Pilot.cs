using System.Runtime.Intrinsics;
using Lukhas.Sim.Core.Rehearsal.Randomness;

namespace Lukhas.Sim.Core.Rehearsal.Rollouts;

/// <summary>
/// Runs a rehearsal's first rollouts ahead, with drivers calmed in turn, to pick the strongest and to learn where medians lie. They
/// are run again with the rest; a pilot depends on nothing but the plan and the random seed, never on the time: its
/// <see cref="PilotSize"/> is what bounds its work.
/// </summary>
internal sealed class Pilot
{
    private const int LeverCount = 5;

    private readonly PlanModel _model;
    private readonly PlanLimits _limits;
    private readonly BlockSampler _sampler;
    private readonly NetworkPass _pass;
    private readonly PilotSize _size;

    /// <summary>A pilot of at most so many rollouts.</summary>
    public Pilot(PlanModel model, RandomWords words, int rollouts)
    {
        _model = model;
        _limits = PlanLimits.Of(model.Plan);
        _sampler = new BlockSampler(model, words);
        _pass = new NetworkPass(model);
        _size = PilotSize.Of(model, rollouts);
    }

    /// <summary>How often a driver was calmed in a pass of eight rollouts; what most of the work is.</summary>
    public int CalmedPasses { get; private set; }

    /// <summary>Runs it for every variant.</summary>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    public VariantPilot[] Run(CancellationToken cancellationToken)
    {
        var variants = _model.Variants.Select(_ => new Learned(_model.Plan.Steps.Count, NewTally())).ToArray();
        for (var block = 0; block < RolloutBlock.Count(_size.Rollouts); block++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _sampler.Draw(block);
            for (var v = 0; v < variants.Length; v++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (block == 0)
                    variants[v].Try(Candidates(_sampler.Variants[v]), NewTally);
                RunBlock(block, _sampler.Variants[v], variants[v]);
            }
        }

        return [.. variants.Select(Conclude)];
    }

    private void RunBlock(int block, VariantRollouts rollouts, Learned learned)
    {
        var asked = LaneMask.RolloutsIn(block, _size.Rollouts);
        for (var at = 0; at < asked; at += NetworkPass.Lanes)
        {
            var mask = LaneMask.Below(asked - at);
            var outcome = _pass.Run(rollouts, at);
            if (block == 0)
                learned.Record(_pass, outcome, at);
            var first = (block * RolloutBlock.Size) + at;
            learned.Given.Add(first, outcome, mask, _limits);
            for (var i = 0; i < learned.Candidates.Length; i++)
                learned.Calmed[i].Add(first, _pass.RunCalmed(rollouts, at, learned.Candidates[i]), mask, _limits);
            CalmedPasses += learned.Candidates.Length;
        }
    }

    /// <summary>The drivers worth calming: all there are, or those that promise most in the block drawn last.</summary>
    private int[] Candidates(VariantRollouts rollouts)
    {
        if (_size.Candidates == _model.Drivers.Length)
            return [.. Enumerable.Range(0, _model.Drivers.Length)];

        var guess = new CalmedGuess(_model, _pass);
        var given = NewTally();
        var calmed = _model.Drivers.Select(_ => NewTally()).ToArray();
        var asked = LaneMask.RolloutsIn(0, _size.Rollouts);
        for (var at = 0; at < asked; at += NetworkPass.Lanes)
        {
            var mask = LaneMask.Below(asked - at);
            var outcome = _pass.Run(rollouts, at);
            given.Add(at, outcome, mask, _limits);
            guess.Look(outcome);
            for (var driver = 0; driver < calmed.Length; driver++)
                calmed[driver].Add(at, guess.Of(rollouts, at, outcome, driver), mask, _limits);
        }

        return [.. Strongest(given, calmed, _size.Candidates).Order()];
    }

    private VariantPilot Conclude(Learned learned)
    {
        var strongest = Strongest(learned.Given, learned.Calmed, LeverCount);
        return new VariantPilot
        {
            Levers = [.. strongest.Select(i => learned.Candidates[i])],
            ReferenceDurations = learned.ReferenceDurations,
            ReferenceFinish = learned.ReferenceFinish,
            GivenP80Window = learned.Given.P80Window,
            LeverP80Windows = [.. strongest.Select(i => learned.Calmed[i].P80Window)],
            StartQuartiles = [.. learned.Starts.Select(Quartiles)],
            FinishQuartiles = [.. learned.Finishes.Select(Quartiles)],
        };
    }

    private DriverTally NewTally() => new((_size.Rollouts + NetworkPass.Lanes - 1) / NetworkPass.Lanes * NetworkPass.Lanes);

    private (double Low, double High) Quartiles(double[] values)
    {
        var sorted = values.AsSpan(0, Math.Min(values.Length, _size.Rollouts));
        sorted.Sort();
        return (sorted[sorted.Length / 4], sorted[sorted.Length * 3 / 4]);
    }

    private static int[] Strongest(DriverTally given, DriverTally[] calmed, int count) =>
    [
        .. Enumerable.Range(0, calmed.Length)
            .OrderByDescending(i => calmed[i].StrengthOver(given))
            .ThenBy(i => i)
            .Take(count),
    ];

    /// <summary>What becomes known of one variant.</summary>
    private sealed class Learned(int steps, DriverTally given)
    {
        public DriverTally Given { get; } = given;

        public int[] Candidates { get; private set; } = [];

        public DriverTally[] Calmed { get; private set; } = [];

        public double[][] Starts { get; } = NewRecords(steps);

        public double[][] Finishes { get; } = NewRecords(steps);

        public double[] ReferenceDurations { get; private set; } = [];

        public double ReferenceFinish { get; private set; }

        public void Try(int[] candidates, Func<DriverTally> newTally) =>
            (Candidates, Calmed) = (candidates, [.. candidates.Select(_ => newTally())]);

        public void Record(NetworkPass pass, in PlanOutcome outcome, int at)
        {
            if (at == 0)
                (ReferenceDurations, ReferenceFinish) = ([.. pass.Durations.Select(duration => duration[0])], outcome.Finish[0]);
            for (var step = 0; step < Starts.Length; step++)
            {
                pass.Starts[step].CopyTo(Starts[step], at);
                pass.Finishes[step].CopyTo(Finishes[step], at);
            }
        }

        private static double[][] NewRecords(int steps) => [.. Enumerable.Range(0, steps).Select(_ => new double[RolloutBlock.Size])];
    }
}
