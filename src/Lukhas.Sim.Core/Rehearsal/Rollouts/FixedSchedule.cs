namespace Lukhas.Sim.Core.Rehearsal.Rollouts;

/// <summary>The classical critical path, with every step's duration given.</summary>
/// <param name="Finish">The latest finish of a step.</param>
/// <param name="Critical">1 for each step on a critical path, else 0.</param>
internal sealed record FixedSchedule(double Finish, double[] Critical)
{
    /// <summary>Schedules a plan whose every step takes what is chosen from its estimate.</summary>
    public static FixedSchedule Of(Plan plan, PlanGraph graph, Func<Estimate, double> duration)
    {
        var starts = new double[plan.Steps.Count];
        var finishes = new double[plan.Steps.Count];
        foreach (var step in graph.Order)
        {
            starts[step] = graph.Predecessors[step].Select(before => finishes[before]).DefaultIfEmpty().Max();
            finishes[step] = starts[step] + duration(plan.Steps[step].Duration);
        }

        var last = finishes.Max();
        var critical = finishes.Select(finish => finish.Equals(last) ? 1.0 : 0.0).ToArray();
        foreach (var step in graph.Order.Reverse().Where(step => critical[step] > 0))
        {
            foreach (var before in graph.Predecessors[step].Where(before => finishes[before].Equals(starts[step])))
                critical[before] = 1;
        }

        return new FixedSchedule(last, critical);
    }
}
