namespace Lukhas.Sim.Core.Rehearsal.Rollouts;

/// <summary>A risk or step whose chance could be taken out of a plan.</summary>
/// <param name="Kind">Which of the two it is.</param>
/// <param name="Index">Its place among the plan's risks or steps.</param>
internal readonly record struct Driver(DriverKind Kind, int Index)
{
    /// <summary>The drivers of a plan: risks first, then steps, each in the plan's order; those that change nothing left out.</summary>
    public static Driver[] All(Plan plan) =>
    [
        .. Enumerable.Range(0, plan.Risks.Count).Where(i => Matters(plan.Risks[i])).Select(i => new Driver(DriverKind.Risk, i)),
        .. Enumerable.Range(0, plan.Steps.Count).Where(i => Matters(plan.Steps[i])).Select(i => new Driver(DriverKind.Step, i)),
    ];

    /// <summary>The id of the risk or step.</summary>
    public string Id(Plan plan) => Kind == DriverKind.Risk ? plan.Risks[Index].Id : plan.Steps[Index].Id;

    private static bool Matters(PlanRisk risk) => risk.Probability > 0 && (risk.Fatal || risk.Delay.Max > 0 || risk.Cost.Max > 0);

    private static bool Matters(PlanStep step) => step.Success < 1 || !step.Duration.IsFixed || !step.Cost.IsFixed;
}
