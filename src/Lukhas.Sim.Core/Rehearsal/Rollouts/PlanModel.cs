using Lukhas.Sim.Core.Rehearsal.Sampling;

namespace Lukhas.Sim.Core.Rehearsal.Rollouts;

/// <summary>A plan made ready for rollouts: its graph, what risks strike what, and its variants.</summary>
internal sealed class PlanModel
{
    /// <summary>Prepares a plan.</summary>
    /// <exception cref="ArgumentException">An id is unknown or repeated, or there is a cycle.</exception>
    public PlanModel(Plan plan, PertQuantileTables tables)
    {
        Plan = plan;
        Graph = PlanGraph.Of(plan);
        var steps = PlanGraph.IndexById(plan.Steps.Select(step => step.Id));
        PlanGraph.IndexById(plan.Risks.Select(risk => risk.Id));
        var struck = plan.Risks.Select(risk => StruckBy(risk, steps)).ToArray();
        RisksOf = [.. Enumerable.Range(0, plan.Steps.Count).Select(step => RisksNaming(step, struck))];
        Variants = [.. Enum.GetValues<Variant>().Select(variant => new VariantModel(plan, variant, tables))];
        Drivers = Driver.All(plan);
    }

    /// <summary>The plan itself.</summary>
    public Plan Plan { get; }

    /// <summary>The order of its steps.</summary>
    public PlanGraph Graph { get; }

    /// <summary>The risks that may strike each step.</summary>
    public int[][] RisksOf { get; }

    /// <summary>The plan under each variant.</summary>
    public VariantModel[] Variants { get; }

    /// <summary>Everything that could be calmed.</summary>
    public Driver[] Drivers { get; }

    private static HashSet<int> StruckBy(PlanRisk risk, Dictionary<string, int> steps) =>
        risk.Steps.Count == 0 ? [.. steps.Values] : [.. risk.Steps.Select(id => PlanGraph.IndexOf(steps, id))];

    private static int[] RisksNaming(int step, HashSet<int>[] struck) =>
        [.. Enumerable.Range(0, struck.Length).Where(risk => struck[risk].Contains(step))];
}
