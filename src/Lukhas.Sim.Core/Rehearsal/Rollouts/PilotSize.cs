using Lukhas.Sim.Core.Rehearsal.Randomness;

namespace Lukhas.Sim.Core.Rehearsal.Rollouts;

/// <summary>
/// How much a pilot does. It comes before the first look at the clock, so that it must be little for any plan; and it decides
/// numbers, so that it may depend on the plan alone.
/// </summary>
/// <param name="Rollouts">Rollouts run ahead.</param>
/// <param name="Candidates">Drivers calmed in turn, under each variant.</param>
internal readonly record struct PilotSize(int Rollouts, int Candidates)
{
    /// <summary>Drivers that are calmed in turn in a large plan: enough to hold the five strongest among those that promise most.</summary>
    public const int CandidatesOfLargePlan = 16;

    private const int Blocks = 4;
    private const int BlocksOfLargePlan = 1;

    // Drivers times what one pass goes through. A plan of 64 steps, each of them a driver with an arrow or two, is still below.
    private const int LargePlan = 16_384;

    /// <summary>
    /// The first 1,024 rollouts with every driver calmed; for a large plan, the first 256 with those that promise most. Never more
    /// rollouts than are asked for.
    /// </summary>
    public static PilotSize Of(PlanModel model, int rollouts)
    {
        var isLarge = (long)model.Drivers.Length * PassLength(model) > LargePlan;
        var blocks = isLarge ? BlocksOfLargePlan : Blocks;
        var candidates = isLarge ? Math.Min(model.Drivers.Length, CandidatesOfLargePlan) : model.Drivers.Length;
        return new PilotSize(Math.Min(rollouts, blocks * RolloutBlock.Size), candidates);
    }

    /// <summary>What one pass goes through: steps, arrows, and risks wherever they may strike.</summary>
    private static int PassLength(PlanModel model) =>
        model.Plan.Steps.Count + model.Graph.Predecessors.Sum(before => before.Length) + model.RisksOf.Sum(risks => risks.Length);
}
