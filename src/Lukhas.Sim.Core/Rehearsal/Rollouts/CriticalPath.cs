using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Lukhas.Sim.Core.Rehearsal.Rollouts;

/// <summary>
/// Finds the steps on the critical paths of eight rollouts, walking back from those that finish last: a step is critical when a
/// critical successor starts the moment it finishes. Exact, since a start is a copy of a finish; all of several equal paths count.
/// </summary>
/// <param name="graph">The plan's graph.</param>
internal sealed class CriticalPath(PlanGraph graph)
{
    /// <summary>After <see cref="Trace"/>, a mask of the rollouts in which each step is critical.</summary>
    public Vector512<double>[] Steps { get; } = new Vector512<double>[graph.Order.Length];

    /// <summary>Traces the rollouts that a pass has just run.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Trace(NetworkPass pass, Vector512<double> planFinish)
    {
        var (starts, finishes, steps) = (pass.Starts, pass.Finishes, Steps);
        for (var step = 0; step < steps.Length; step++)
            steps[step] = Vector512.Equals(finishes[step], planFinish);
        for (var i = graph.Order.Length - 1; i >= 0; i--)
        {
            var step = graph.Order[i];
            foreach (var before in graph.Predecessors[step])
                steps[before] |= steps[step] & Vector512.Equals(finishes[before], starts[step]);
        }
    }
}
