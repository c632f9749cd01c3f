namespace Lukhas.Sim.Core.Rehearsal;

/// <summary>The precedence graph of a plan's steps, by index.</summary>
internal sealed class PlanGraph
{
    private PlanGraph(int[] order, int[][] predecessors) => (Order, Predecessors) = (order, predecessors);

    /// <summary>Every step, after all its predecessors.</summary>
    public int[] Order { get; }

    /// <summary>Each step's predecessors.</summary>
    public int[][] Predecessors { get; }

    /// <summary>The graph of a plan.</summary>
    /// <exception cref="ArgumentException">An id is unknown or repeated, or there is a cycle.</exception>
    public static PlanGraph Of(Plan plan)
    {
        var steps = IndexById(plan.Steps.Select(step => step.Id));
        var predecessors = plan.Steps.Select(step => step.After.Select(id => IndexOf(steps, id)).Distinct().ToArray()).ToArray();
        var (order, cycles) = Sort(predecessors);
        return cycles.Count == 0
            ? new PlanGraph(order, predecessors)
            : throw new ArgumentException("A plan's steps cannot wait for each other in a cycle.", nameof(plan));
    }

    /// <summary>The index of every id.</summary>
    /// <exception cref="ArgumentException">An id is repeated.</exception>
    public static Dictionary<string, int> IndexById(IEnumerable<string> ids)
    {
        var indexes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var id in ids)
            indexes.Add(id, indexes.Count);
        return indexes;
    }

    /// <summary>The index of an id.</summary>
    /// <exception cref="ArgumentException">There is no such id.</exception>
    public static int IndexOf(Dictionary<string, int> indexes, string id) =>
        indexes.TryGetValue(id, out var index) ? index : throw new ArgumentException("A plan may only name its own steps.");

    /// <summary>
    /// Sorts steps so that each comes after its predecessors (Kahn 1962). Where steps wait for each other, one of them is let go and
    /// the cycle noted, so that cycles that share no step are all found.
    /// </summary>
    /// <param name="predecessors">The predecessors of each step; every one an index into the list itself.</param>
    /// <returns>The order, and the cycles, each in the order in which its steps wait.</returns>
    public static (int[] Order, IReadOnlyList<int[]> Cycles) Sort(IReadOnlyList<int[]> predecessors)
    {
        var successors = Successors(predecessors);
        var waiting = predecessors.Select(before => before.Length).ToArray();
        var done = new bool[predecessors.Count];
        var order = new List<int>(predecessors.Count);
        var cycles = new List<int[]>();
        var ready = new Queue<int>(Enumerable.Range(0, predecessors.Count).Where(step => waiting[step] == 0));
        while (order.Count < predecessors.Count)
        {
            if (!ready.TryDequeue(out var step))
            {
                var cycle = Cycle(predecessors, done);
                cycles.Add(cycle);
                foreach (var member in cycle)
                    ready.Enqueue(member);
                continue;
            }

            if (done[step])
                continue;
            done[step] = true;
            order.Add(step);
            foreach (var next in successors[step])
            {
                if (--waiting[next] == 0)
                    ready.Enqueue(next);
            }
        }

        return ([.. order], cycles);
    }

    private static List<int>[] Successors(IReadOnlyList<int[]> predecessors)
    {
        var successors = predecessors.Select(_ => new List<int>()).ToArray();
        for (var step = 0; step < predecessors.Count; step++)
        {
            foreach (var before in predecessors[step])
                successors[before].Add(step);
        }

        return successors;
    }

    // Every step that is left waits for another that is left, so walking back along those must come round.
    private static int[] Cycle(IReadOnlyList<int[]> predecessors, bool[] done)
    {
        var path = new List<int>();
        var step = Array.IndexOf(done, false);
        while (!path.Contains(step))
        {
            path.Add(step);
            step = Array.Find(predecessors[step], before => !done[before]);
        }

        var cycle = path[path.IndexOf(step)..];
        var first = cycle.IndexOf(cycle.Min());
        return [.. cycle[first..], .. cycle[..first]];
    }
}
