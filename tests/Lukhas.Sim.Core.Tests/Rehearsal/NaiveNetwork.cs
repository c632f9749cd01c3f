using Lukhas.Sim.Core.Rehearsal;

namespace Lukhas.Sim.Core.Tests.Rehearsal;

/// <summary>A plan's schedule by plain recursion.</summary>
internal static class NaiveNetwork
{
    public static double[] Finishes(Plan plan, double[] durations)
    {
        var known = new double?[durations.Length];
        return [.. Enumerable.Range(0, durations.Length).Select(Finish)];

        double Finish(int step) => known[step] ??= durations[step] + Before(plan, step).Select(Finish).DefaultIfEmpty(0).Max();
    }

    // On a critical path: the longest way in plus the longest way out is the length of the whole.
    public static bool[] Critical(Plan plan, double[] durations)
    {
        var finishes = Finishes(plan, durations);
        var last = finishes.Max();
        var known = new double?[durations.Length];
        return [.. Enumerable.Range(0, durations.Length).Select(IsCritical)];

        bool IsCritical(int step) => Math.Abs(finishes[step] + WayOut(step) - last) <= 1e-9 * last;

        double WayOut(int step) => known[step] ??= Enumerable.Range(0, durations.Length)
            .Where(next => Before(plan, next).Contains(step))
            .Select(next => durations[next] + WayOut(next))
            .DefaultIfEmpty(0)
            .Max();
    }

    private static IEnumerable<int> Before(Plan plan, int step) =>
        plan.Steps[step].After.Select(id => plan.Steps.ToList().FindIndex(other => other.Id == id));
}
